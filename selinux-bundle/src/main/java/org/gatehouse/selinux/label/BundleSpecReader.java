package org.gatehouse.selinux.label;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines of {@code bundle_contexts}, strictly. */
final class BundleSpecReader {
  /** What the OSGi specification allows in a symbolic name. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]*");

  private static final Pattern SIGNER = Pattern.compile("sha256:[0-9a-fA-F]{64}");
  private static final List<String> KEYS = List.of("name", "signer", "context");

  private final Predicate<String> validContext;
  private final Map<String, BundleSpec> byBundles = new HashMap<>();

  BundleSpecReader(Predicate<String> validContext) {
    this.validContext = validContext;
  }

  /** The lines' specifications, the most specific first. */
  List<BundleSpec> read(List<Line> lines) throws LabelSyntaxException {
    for (Line line : lines) {
      add(line, new Values(line));
    }
    return byBundles.values().stream().sorted(BundleSpec.ORDER).toList();
  }

  /** What stands behind the keys of a line. */
  private static final class Values {
    private final Line line;
    private final Map<String, Integer> fields = new TreeMap<>();

    Values(Line line) throws LabelSyntaxException {
      this.line = line;
      for (int field = 0; field < line.fields().size(); field++) {
        String key = line.field(field).replaceFirst("=.*", "");
        if (!KEYS.contains(key) || !line.field(field).contains("=")) {
          throw line.error(field, 0, "not name=, signer= or context=");
        }
        if (fields.put(key, field) != null) {
          throw line.error(field, 0, key + " is given twice");
        }
      }
    }

    String required(String key) throws LabelSyntaxException {
      String value = optional(key);
      if (value == null) {
        throw line.error(line.fields().size(), 0, key + "= is missing");
      }
      return value;
    }

    @Nullable String optional(String key) {
      Integer field = fields.get(key);
      return field == null ? null : line.field(field).substring(key.length() + 1);
    }

    LabelSyntaxException error(String key, int offset, String reason) {
      return line.error(fields.getOrDefault(key, 0), key.length() + 1 + offset, reason);
    }
  }

  private void add(Line line, Values values) throws LabelSyntaxException {
    BundleSpec spec = spec(line, values, values.required("name"));
    BundleSpec other = byBundles.put(spec.bundles(), spec);
    if (other != null) {
      throw line.error(0, 0, "the same bundles have a context in line " + other.line());
    }
  }

  private BundleSpec spec(Line line, Values values, String pattern) throws LabelSyntaxException {
    boolean prefix = pattern.endsWith("*");
    String name = prefix ? pattern.substring(0, pattern.length() - 1) : pattern;
    checkName(values, name, prefix);
    String signer = values.optional("signer");
    if (signer != null && !SIGNER.matcher(signer).matches()) {
      throw values.error("signer", 0, "not sha256: and 64 hexadecimal digits");
    }
    String context = values.required("context");
    if (context.isEmpty() || !validContext.test(context)) {
      throw values.error("context", 0, "invalid context " + context);
    }
    String lower = signer == null ? null : signer.toLowerCase(Locale.ROOT);
    return new BundleSpec(line.file(), line.number(), name, prefix, lower, context);
  }

  private static void checkName(Values values, String name, boolean prefix)
      throws LabelSyntaxException {
    if (name.isEmpty() && !prefix) {
      throw values.error("name", 0, "empty");
    }
    Matcher legal = NAME.matcher(name);
    if (!legal.matches()) {
      int offset = legal.reset().lookingAt() ? legal.end() : 0;
      String reason = "not a letter, digit, dot, hyphen or underscore, nor * at the end";
      throw values.error("name", offset, reason);
    }
  }
}
