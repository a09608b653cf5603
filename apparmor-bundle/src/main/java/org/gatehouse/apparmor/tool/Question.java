package org.gatehouse.apparmor.tool;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.gatehouse.apparmor.dfa.Capabilities;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.apparmor.dfa.Query;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/** What is asked of a profile in a table: the columns of a row, and the line that answers. */
enum Question {
  /** Of a path; {@link FileAnswer}. */
  FILE(FileAnswer.HEADER, 2) {
    @Override
    String answer(CompiledProfile profile, String[] row) {
      return FileAnswer.of(profile, row[1]);
    }
  },

  /**
   * Of a class: {@code net}, {@code signal} or {@code ptrace}; then words {@code family=N type=N},
   * {@code signal=N peer=LABEL} or {@code peer=LABEL}, all numbers decimal, the label the rest of
   * the row.
   */
  NET_SIGNAL_PTRACE("profile\tclass\tquery\tallow\taudit\tquiet", 3) {
    @Override
    String answer(CompiledProfile profile, String[] row) {
      Permissions said = ask(profile, row[1], row[2]).answer();
      String numbers = hex(said.allow()) + "\t" + hex(said.audit()) + "\t" + hex(said.quiet());
      return String.join("\t", row) + "\t" + numbers;
    }
  },

  /** Of all capabilities. */
  CAPABILITIES("profile\tcap_allow\tcap_audit\tcap_quiet", 1) {
    @Override
    String answer(CompiledProfile profile, String[] row) {
      Capabilities said = profile.capabilities();
      return row[0]
          + "\t"
          + hex(said.allow())
          + "\t"
          + hex(said.audit())
          + "\t"
          + hex(said.quiet());
    }
  };

  private final String header;
  private final int asked;

  /** The first columns are those of a question. */
  Question(String header, int asked) {
    this.header = header;
    this.asked = asked;
  }

  static Question named(String name) {
    for (Question question : values()) {
      if (question.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return question;
      }
    }
    throw new LsmException(Errno.EINVAL, EvalCommand.USAGE);
  }

  String header() {
    return header;
  }

  String[] columns() {
    return Arrays.copyOf(header.split("\t", -1), asked);
  }

  /** The line for a row. */
  abstract String answer(CompiledProfile profile, String[] row);

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String hex(int bits) {
    return Integer.toHexString(bits);
  }

  static String hex(long bits) {
    return Long.toHexString(bits);
  }

  private static Permissions ask(CompiledProfile profile, String kind, String query) {
    String[] words = query.split(" ", 2);
    return switch (kind) {
      case "net" -> {
        int family = number(words[0], "family=");
        int type = number(words[words.length - 1], "type=");
        yield profile.query(Query.Kind.NETWORK, Query.socket(family, type));
      }
      case "signal" -> {
        String peer = value(words[words.length - 1], "peer=");
        int number = number(words[0], "signal=");
        yield profile.query(Query.Kind.SIGNAL, Query.signal(number, peer));
      }
      case "ptrace" -> profile.query(Query.Kind.PTRACE, Query.ptrace(value(query, "peer=")));
      default -> throw new LsmException(Errno.EINVAL, "no class " + kind);
    };
  }

  private static String value(String word, String name) {
    if (!word.startsWith(name)) {
      throw new LsmException(Errno.EINVAL, "expected " + name + " in " + word);
    }
    return word.substring(name.length());
  }

  private static int number(String word, String name) {
    try {
      return Integer.parseInt(value(word, name));
    } catch (NumberFormatException e) {
      throw new LsmException(Errno.EINVAL, "no number in " + word, e);
    }
  }
}
