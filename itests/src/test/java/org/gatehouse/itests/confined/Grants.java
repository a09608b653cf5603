package org.gatehouse.itests.confined;

import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What bundles may reach.
 *
 * @param entries by symbolic name: real paths, where one that ends in a slash is a directory and
 *     all that is below it, and addresses as HOST:PORT
 */
public record Grants(Map<String, List<String>> entries) {
  static final Grants NONE = new Grants(Map.of());

  /** Of a configuration: its keys are symbolic names, its values lists with commas. */
  static Grants of(Dictionary<String, ?> values) {
    return new Grants(
        Collections.list(values.keys()).stream()
            .collect(Collectors.toMap(Function.identity(), key -> list(values.get(key)))));
  }

  private static List<String> list(Object value) {
    return Arrays.stream(value.toString().split(",")).map(String::strip).toList();
  }

  boolean allow(String bundle, String what) {
    return entries.getOrDefault(bundle, List.of()).stream().anyMatch(entry -> covers(entry, what));
  }

  private static boolean covers(String entry, String what) {
    return what.equals(entry) || (entry.endsWith("/") && (what + "/").startsWith(entry));
  }
}
