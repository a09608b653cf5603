package org.gatehouse.selinux.tool;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.server.AccessVector;
import org.gatehouse.selinux.server.ActivePolicy;
import org.gatehouse.selinux.server.Relation;

/** What a table may ask, the columns that it asks with, and the answer to a row. */
enum Question {
  AV("allowed\tauditallow\tauditdeny", "scontext tcontext tclass") {
    @Override
    String answer(Setting setting, String... row) {
      Optional<Context> source = setting.context(row[0]);
      Optional<Context> target = setting.context(row[1]);
      if (source.isEmpty() || target.isEmpty()) {
        return INVALID + "\t\t";
      }
      ActivePolicy policy = setting.policy();
      AccessVector vector = policy.access(source.get(), target.get(), policy.objectClass(row[2]));
      return hex(vector.allowed())
          + '\t'
          + hex(vector.auditallow())
          + '\t'
          + hex(vector.auditdeny());
    }
  },
  COMPUTE("result", "kind scontext tcontext tclass") {
    @Override
    String answer(Setting setting, String... row) {
      return computed(setting, relation(row[0]), row[1], row[2], row[3], "", true);
    }
  },
  CONTEXTS("result", "input") {
    @Override
    String answer(Setting setting, String... row) {
      return setting.policy().parse(row[0]).map(setting.policy()::format).orElse(INVALID);
    }

    @Override
    boolean hasBooleans() {
      return false;
    }
  },
  FILENAME_TRANS("result", "scontext tcontext tclass name") {
    @Override
    String answer(Setting setting, String... row) {
      return computed(setting, Relation.TRANSITION, row[0], row[1], row[2], row[3], false);
    }
  },
  VALIDATETRANS("allowed", "oldcontext newcontext tclass taskcontext") {
    @Override
    String answer(Setting setting, String... row) {
      Optional<Context> before = setting.context(row[0]);
      Optional<Context> after = setting.context(row[1]);
      Optional<Context> task = setting.context(row[3]);
      ActivePolicy policy = setting.policy();
      int objectClass = policy.objectClass(row[2]);
      if (before.isEmpty() || after.isEmpty() || task.isEmpty() || objectClass == 0) {
        return INVALID;
      }
      return policy.mayRelabel(before.get(), after.get(), objectClass, task.get()) ? "1" : "0";
    }

    @Override
    boolean hasBooleans() {
      return false;
    }
  };

  private static final String INVALID = "!EINVAL";
  private static final String REFUSED = "!EACCES";

  private final String header;
  private final String columns;

  Question(String header, String columns) {
    this.header = header;
    this.columns = columns;
  }

  static Question named(String name) {
    return Arrays.stream(values())
        .filter(question -> question.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(SelinuxTool::usage);
  }

  /** The answer to the cells of one row, in the order of the columns. */
  abstract String answer(Setting setting, String... row);

  /** Whether the answer depends on booleans. */
  boolean hasBooleans() {
    return true;
  }

  String header() {
    return header;
  }

  String[] columns() {
    return columns.split(" ");
  }

  private static String hex(int vector) {
    return Integer.toHexString(vector);
  }

  private static Relation relation(String kind) {
    return Arrays.stream(Relation.values())
        .filter(relation -> relation.name().toLowerCase(Locale.ROOT).equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new LsmException(
                    Errno.EINVAL, "kind '" + kind + "' is none of transition, member, change"));
  }

  private static String computed(
      Setting setting,
      Relation relation,
      String scontext,
      String tcontext,
      String tclass,
      String name,
      boolean enforcing) {
    Optional<Context> source = setting.context(scontext);
    Optional<Context> target = setting.context(tcontext);
    if (source.isEmpty() || target.isEmpty()) {
      return INVALID;
    }
    ActivePolicy policy = setting.policy();
    Optional<Context> context =
        policy.compute(relation, source.get(), target.get(), policy.objectClass(tclass), name);
    if (context.isPresent() && enforcing && !policy.isValid(context.get())) {
      return REFUSED;
    }
    return context.map(policy::format).orElse(INVALID);
  }
}
