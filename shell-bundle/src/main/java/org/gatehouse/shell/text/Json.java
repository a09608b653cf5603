package org.gatehouse.shell.text;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** JSON of maps, lists, strings, numbers and booleans; one line, keys in the map's order. */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private Json() {}

  /** The text of the value. */
  public static String of(Object value) {
    return GSON.toJson(value);
  }
}
