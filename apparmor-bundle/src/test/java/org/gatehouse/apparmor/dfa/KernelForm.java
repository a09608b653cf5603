package org.gatehouse.apparmor.dfa;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what apparmor_parser gives the kernel: profiles with their automata. */
final class KernelForm {
  /** A profile; an automaton is null if it has none. */
  record Profile(
      String name,
      KernelAutomaton attachment,
      KernelAutomaton file,
      KernelAutomaton policy,
      List<String> targets) {}

  private static final int STRING = 5;
  private static final int BLOB = 6;
  private static final int STRUCT = 7;
  private static final int STRUCT_END = 8;

  private final ByteBuffer in;
  private final List<Profile> profiles = new ArrayList<>();
  private String name = "";
  private String field = "";
  private String struct = "";
  private int start;
  private boolean flags;
  private KernelAutomaton attachment;
  private KernelAutomaton file;
  private KernelAutomaton policy;
  private List<String> targets = new ArrayList<>();

  private KernelForm(byte[] bytes) {
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static List<Profile> read(byte[] bytes) {
    KernelForm form = new KernelForm(bytes);
    while (form.in.hasRemaining()) {
      form.value();
    }
    form.finish();
    return form.profiles;
  }

  private void finish() {
    if (!name.isEmpty()) {
      profiles.add(new Profile(name, attachment, file, policy, targets));
    }
    name = "";
    attachment = null;
    file = null;
    flags = false;
    policy = null;
    targets = new ArrayList<>();
  }

  private String text() {
    byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(text);
    return new String(text, 0, text.length - 1, StandardCharsets.ISO_8859_1);
  }

  private void value() {
    int type = in.get();
    switch (type) {
      case 0 -> in.get();
      case 1, 11 -> in.getShort();
      case 2 -> number();
      case 3 -> in.getLong();
      case 4 -> {
        field = text();
        return;
      }
      case STRING -> string(text());
      case BLOB -> blob();
      case STRUCT -> struct();
      case STRUCT_END -> struct = "";
      default -> {}
    }
    field = "";
  }

  private void number() {
    int number = in.getInt();
    start = field.equals("start") ? number : field.equals("dfa_start") ? number : start;
  }

  private void struct() {
    if (field.equals("profile")) {
      finish();
      struct = "name";
    } else {
      struct = field;
      flags |= field.equals("flags");
    }
    start = 1;
  }

  private void string(String text) {
    if (struct.equals("name")) {
      name = text;
      struct = "profile";
    } else if (struct.equals("xtable")) {
      targets.add(text);
    }
  }

  private void blob() {
    int size = in.getInt();
    int at = in.position();
    if (field.equals("aadfa")) {
      KernelAutomaton automaton = KernelAutomaton.read(in.array(), padded(at), at + size);
      if (struct.equals("policydb")) {
        policy = automaton.from(start);
      } else if (flags) {
        file = automaton.from(start);
      } else {
        attachment = automaton;
      }
    }
    in.position(at + size);
  }

  private int padded(int from) {
    int at = from;
    while (in.get(at) == 0) {
      at++;
    }
    return at;
  }
}
