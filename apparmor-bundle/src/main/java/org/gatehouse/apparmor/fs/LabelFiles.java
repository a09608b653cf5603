package org.gatehouse.apparmor.fs;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.ProfileKey;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;

/**
 * What whoever reads is told of the label that confines it (Linux 6.12 apparmorfs.c,
 * seq_ns_stacked_show and its kin).
 */
record LabelFiles(Function<Cred, Label> labels) {
  private static final String NESTED = "//";

  Map<String, ControlFile> files() {
    Map<String, ControlFile> files = new HashMap<>();
    files.put(".stacked", shown(label -> yes(label.keys().size() > 1)));
    files.put(".ns_stacked", shown(label -> yes(severalNamespaces(label))));
    files.put(".ns_level", shown(label -> String.valueOf(level(namespace(label)))));
    files.put(".ns_name", shown(label -> name(namespace(label))));
    return files;
  }

  private Node shown(Function<Label, String> what) {
    return Node.shownTo(subject -> what.apply(labels.apply(subject)) + "\n");
  }

  private static String yes(boolean truth) {
    return truth ? "yes" : "no";
  }

  private static boolean severalNamespaces(Label label) {
    return label.keys().stream().map(ProfileKey::namespace).distinct().count() > 1;
  }

  /** The deepest of its namespaces. */
  private static String namespace(Label label) {
    return label.keys().stream()
        .map(ProfileKey::namespace)
        .max(Comparator.comparingInt(LabelFiles::level))
        .orElse("");
  }

  private static int level(String namespace) {
    return namespace.isEmpty() ? 0 : namespace.split(NESTED, -1).length;
  }

  /** Its own, without those of the ones it is in. */
  private static String name(String namespace) {
    int above = namespace.lastIndexOf(NESTED);
    String own = above < 0 ? namespace : namespace.substring(above + NESTED.length());
    return own.isEmpty() ? "root" : own;
  }
}
