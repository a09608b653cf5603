package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a policy: sets of texts and booleans under one roof of names. A set is expanded
 * when it is first used, and stays so. Not thread-safe.
 */
final class Variables {
  /** The set that holds the name of the profile at hand. */
  static final String PROFILE_NAME = "profile_name";

  private static final int MOST_VALUES = 100_000;
  private static final int LONGEST = 1 << 20;

  /** So many bytes are looked at for one text: what is replaced may make another reference. */
  private static final int MOST_LOOKED_AT = 1 << 23;

  private final Map<String, List<String>> sets = new HashMap<>();
  private final Map<String, Boolean> booleans = new HashMap<>();
  private final Map<String, List<String>> expanded = new HashMap<>();

  /** The name in {@code @{name}}, {@code @name} and the same with a dollar. */
  static String bare(String written) {
    return written.charAt(1) == '{'
        ? written.substring(2, written.length() - 1)
        : written.substring(1);
  }

  private boolean knows(String name) {
    return sets.containsKey(name) || booleans.containsKey(name);
  }

  private void refuseSecond(String name, Place place) {
    if (knows(name)) {
      throw new PolicyException(place, "the variable " + name + " is defined already");
    }
  }

  void set(String name, List<String> values, Place place) {
    refuseSecond(name, place);
    sets.put(name, new ArrayList<>(values));
  }

  void add(String name, List<String> values, Place place) {
    List<String> set = sets.get(name);
    if (set == null) {
      throw new PolicyException(
          place,
          booleans.containsKey(name)
              ? "the variable " + name + " is a boolean, no set"
              : "the variable " + name + " is not defined yet: expected = to define it");
    }
    set.addAll(values);
  }

  void set(String name, boolean value, Place place) {
    refuseSecond(name, place);
    booleans.put(name, value);
  }

  boolean bool(String name, Place place) {
    Boolean value = booleans.get(name);
    if (value == null) {
      throw new PolicyException(place, "no boolean variable $" + name);
    }
    return value;
  }

  boolean defines(String name) {
    return knows(name);
  }

  /** Whether there is such a set; expands it. */
  boolean definesSet(String name, Place place) {
    return sets.containsKey(name) && !values(name, place, new HashSet<>()).isEmpty();
  }

  /** Gives {@link #PROFILE_NAME} a value until it is withdrawn. */
  void enter(String profile, Place place) {
    set(PROFILE_NAME, List.of(profile), place);
  }

  void leave() {
    sets.remove(PROFILE_NAME);
    expanded.remove(PROFILE_NAME);
  }

  /** A text with all its variables replaced, alternatives in braces. */
  String expand(String text, Place place) {
    String current = text;
    long looked = 0;
    for (VariableReference reference = VariableReference.first(current, place);
        reference != null;
        reference = VariableReference.first(current, place)) {
      current = replace(reference, place);
      requireShort(current, place);
      looked += current.length();
      if (looked > MOST_LOOKED_AT) {
        throw new PolicyException(place, "the variables in a text do not come to an end");
      }
    }
    return current;
  }

  private static void requireShort(String text, Place place) {
    if (text.length() > LONGEST) {
      throw new PolicyException(place, "a text of more than " + LONGEST + " bytes");
    }
  }

  /** The same of a text that may be missing. */
  @Nullable String expandOptional(@Nullable String text, Place place) {
    return text == null ? null : expand(text, place);
  }

  private String replace(VariableReference reference, Place place) {
    List<String> values = values(reference.name(), place, new HashSet<>());
    if (values.size() == 1) {
      return reference.before() + values.get(0) + reference.after();
    }
    boolean trimStart = reference.before().endsWith("/");
    boolean trimEnd = reference.after().startsWith("/");
    StringBuilder out = new StringBuilder();
    for (String value : values) {
      out.append(out.length() == 0 ? '{' : ',').append(trimStart ? trimStart(value) : value);
      while (trimEnd && out.charAt(out.length() - 1) == '/') {
        out.setLength(out.length() - 1);
      }
    }
    return reference.before() + out + "}" + reference.after();
  }

  private static String trimStart(String value) {
    int start = 0;
    while (value.startsWith("/", start)) {
      start++;
    }
    return value.substring(start);
  }

  private List<String> values(String name, Place place, Set<String> outer) {
    List<String> known = expanded.get(name);
    if (known != null) {
      return known;
    }
    List<String> written = sets.get(name);
    if (written == null || !outer.add(name)) {
      throw new PolicyException(place, fault(name, written != null));
    }
    List<String> values = new ArrayList<>();
    for (String value : written) {
      collect(value, place, outer, values);
    }
    outer.remove(name);
    expanded.put(name, values);
    return values;
  }

  private void collect(String value, Place place, Set<String> outer, List<String> values) {
    requireShort(value, place);
    VariableReference reference = VariableReference.first(value, place);
    if (reference == null) {
      values.add(value);
      return;
    }
    if (values.size() > MOST_VALUES) {
      throw new PolicyException(place, "a variable of more than " + MOST_VALUES + " values");
    }
    for (String inner : values(reference.name(), place, outer)) {
      collect(reference.before() + inner + reference.after(), place, outer, values);
    }
  }

  private String fault(String name, boolean recursive) {
    return recursive
        ? "the variable @{" + name + "} refers to itself"
        : booleans.containsKey(name)
            ? "the variable @{" + name + "} is a boolean, no set"
            : "no variable @{" + name + "}";
  }
}
