package org.gatehouse.apparmor.fs;

import java.util.HashMap;
import java.util.Map;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.lsm.securityfs.ControlFile;

/** Reads {@code name {name {words}}} as directories and files. One thread, once. */
final class FeatureFiles {
  private final String text;
  private int at;

  private FeatureFiles(String text) {
    this.text = text;
  }

  /** What is below {@code features}. */
  static Directory of(Features features) {
    return directory(new FeatureFiles(features.text()).entries());
  }

  private static Directory directory(Map<String, ControlFile> entries) {
    return new Directory(() -> entries);
  }

  /** Up to the brace that ends them, or the end. */
  private Map<String, ControlFile> entries() {
    Map<String, ControlFile> entries = new HashMap<>();
    while (true) {
      int brace = at;
      while (brace < text.length() && "{}".indexOf(text.charAt(brace)) < 0) {
        brace++;
      }
      if (brace == text.length() || text.charAt(brace) == '}') {
        at = Math.min(brace + 1, text.length());
        return Map.copyOf(entries);
      }
      String name = text.substring(at, brace).strip();
      at = brace + 1;
      entries.put(name, entry());
    }
  }

  private ControlFile entry() {
    int open = text.indexOf('{', at);
    int close = text.indexOf('}', at);
    if (open >= 0 && open < close) {
      return directory(entries());
    }
    String words = text.substring(at, close < 0 ? text.length() : close).strip();
    at = close < 0 ? text.length() : close + 1;
    return Node.shown(() -> words + "\n");
  }
}
