package org.gatehouse.selinux.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads binary policies of the versions 15 to 33 (Linux 6.1 policydb_read). No size in the file is
 * trusted: memory and time are in proportion to the bytes that are there. What Linux would refuse
 * is refused; so is what cannot be written back as it was.
 */
public final class PolicyReader {
  private final ByteSource in;

  private PolicyReader(byte[] bytes) {
    in = new ByteSource(bytes);
  }

  /**
   * Reads a policy.
   *
   * @throws PolicyFormatException with the place and the reason if it is not a valid one
   */
  public static Policy read(byte[] bytes) {
    return new PolicyReader(bytes).policy();
  }

  private Policy policy() {
    magic();
    int version = version();
    int config = in.i32("configuration");
    if ((config & Format.CONFIG_MLS) != 0 && version < Format.MLS) {
      throw in.bad("levels before version " + Format.MLS);
    }
    same("symbol tables", Format.symbolTables(version));
    same("context lists", Format.contextLists(version));
    SetReader sets = new SetReader(in, version);
    boolean capable = version >= Format.CAPABILITIES;
    Ebitmap capabilities = capable ? sets.ebitmap("policy capabilities") : Ebitmap.EMPTY;
    boolean permits = version >= Format.PERMISSIVE;
    Ebitmap permissive = permits ? sets.ebitmap("permissive types") : Ebitmap.EMPTY;
    Names names = new SymbolReader(in, sets, version).read();
    new Checks(names, in.offset()).symbols();
    ContextRules contexts = new ContextRules(names, (config & Format.CONFIG_MLS) != 0);
    RuleReader rules = new RuleReader(in, version, names, contexts);
    TransitionReader transitions = new TransitionReader(in, sets, version, names, contexts);
    LabelReader labels = new LabelReader(in, sets, version, contexts);
    Policy policy =
        new Policy(
            version,
            config,
            capabilities,
            permissive,
            names,
            rules.rules(),
            version >= Format.BOOLEANS ? rules.conditionals() : List.of(),
            transitions.roleTransitions(),
            transitions.roleAllows(),
            transitions.filenameTransitions(),
            labels.labels(),
            labels.genfs(),
            transitions.rangeTransitions(),
            typeAttributes(version, sets, names.types().count()));
    end(names);
    return policy;
  }

  private void end(Names names) {
    if (in.remaining() > 0) {
      throw in.bad(in.remaining() + " bytes after the end of the policy");
    }
    new Checks(names, in.offset()).bounds();
  }

  private void magic() {
    int magic = in.i32("magic");
    if (magic != Format.MAGIC) {
      throw ByteSource.bad(0, "not a policy: the magic number is wrong");
    }
    int length = in.number("target", 32);
    String target = in.name("target", length);
    if (!target.equals(Format.TARGET)) {
      throw ByteSource.bad(8, "a policy for \"" + target + "\"");
    }
  }

  private int version() {
    int version = in.i32("version");
    if (version < Format.OLDEST || version > Format.NEWEST) {
      throw ByteSource.bad(
          in.offset() - 4,
          "version "
              + Integer.toUnsignedString(version)
              + " is not in "
              + Format.OLDEST
              + ".."
              + Format.NEWEST);
    }
    return version;
  }

  private void same(String what, int expected) {
    int found = in.i32(what);
    if (found != expected) {
      throw ByteSource.bad(
          in.offset() - 4,
          Integer.toUnsignedString(found) + " " + what + " instead of " + expected);
    }
  }

  /** The set of each type as the file has it. */
  private static List<Ebitmap> typeAttributes(int version, SetReader sets, int count) {
    List<Ebitmap> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(version < Format.AVTAB ? Ebitmap.of(i) : sets.ebitmap("a type's attributes"));
    }
    return List.copyOf(all);
  }
}
