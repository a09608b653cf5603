package org.gatehouse.selinux.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Access and type rules in columns, in the order of their source. A rule has a source type or
 * attribute, a target, a class, a kind and a datum: permissions, a type, or extended permissions.
 * Immutable.
 */
public final class RuleTable {
  public static final int ALLOWED = 1;
  public static final int AUDITALLOW = 2;

  /** Permissions whose denial is audited; a dontaudit rule is the complement. */
  public static final int AUDITDENY = 4;

  public static final int TRANSITION = 0x10;
  public static final int MEMBER = 0x20;
  public static final int CHANGE = 0x40;
  public static final int XPERMS_ALLOWED = 0x100;
  public static final int XPERMS_AUDITALLOW = 0x200;
  public static final int XPERMS_DONTAUDIT = 0x400;

  public static final int VECTORS = ALLOWED | AUDITALLOW | AUDITDENY;
  public static final int TYPES = TRANSITION | MEMBER | CHANGE;
  public static final int XPERMS = XPERMS_ALLOWED | XPERMS_AUDITALLOW | XPERMS_DONTAUDIT;
  static final int KINDS = VECTORS | TYPES | XPERMS;

  /** No rules. */
  public static final RuleTable EMPTY = new Builder(0).build();

  private final int size;
  private final char[] sources;
  private final char[] targets;
  private final char[] classes;
  private final char[] specified;
  private final int[] data;
  private final List<XPerms> xperms;

  private RuleTable(Builder from) {
    size = from.size;
    sources = Arrays.copyOf(from.sources, size);
    targets = Arrays.copyOf(from.targets, size);
    classes = Arrays.copyOf(from.classes, size);
    specified = Arrays.copyOf(from.specified, size);
    data = Arrays.copyOf(from.data, size);
    xperms = List.copyOf(from.xperms);
  }

  /** How many rules there are. */
  public int size() {
    return size;
  }

  /** The value of a rule's source. */
  public int source(int rule) {
    return sources[rule];
  }

  /** The value of a rule's target. */
  public int target(int rule) {
    return targets[rule];
  }

  /** The value of a rule's class. */
  public int objectClass(int rule) {
    return classes[rule];
  }

  /** One of the kinds. */
  public int kind(int rule) {
    return specified[rule] & KINDS;
  }

  /** The kind with the marks that the file put to it. */
  int specified(int rule) {
    return specified[rule];
  }

  /** The permissions of a vector rule, the type of a type rule. */
  public int datum(int rule) {
    return data[rule];
  }

  /** The extended permissions of a rule of that kind. */
  public XPerms xperms(int rule) {
    return xperms.get(data[rule]);
  }

  /** The table without the rules of some kinds. */
  public RuleTable without(int kinds) {
    Builder left = new Builder(size);
    for (int i = 0; i < size; i++) {
      if ((specified[i] & kinds) == 0) {
        left.addFrom(this, i);
      }
    }
    return left.build();
  }

  /** Collects rules. */
  public static final class Builder {
    private int size;
    private char[] sources;
    private char[] targets;
    private char[] classes;
    private char[] specified;
    private int[] data;
    private final List<XPerms> xperms = new ArrayList<>();

    /** A table that will probably have so many rules. */
    public Builder(int expected) {
      sources = new char[expected];
      targets = new char[expected];
      classes = new char[expected];
      specified = new char[expected];
      data = new int[expected];
    }

    /** Begins with the rules of a table. */
    public Builder(RuleTable from) {
      size = from.size;
      sources = from.sources.clone();
      targets = from.targets.clone();
      classes = from.classes.clone();
      specified = from.specified.clone();
      data = from.data.clone();
      xperms.addAll(from.xperms);
    }

    /**
     * Adds permissions to the vector rule that is there for these, or the rule; those of an {@link
     * #AUDITDENY} rule are no longer audited.
     */
    public Builder merge(int source, int target, int objectClass, int kind, int permissions) {
      int there = find(source, target, objectClass, kind);
      boolean silences = kind == AUDITDENY;
      if (there < 0) {
        return add(source, target, objectClass, kind, silences ? ~permissions : permissions);
      }
      data[there] = silences ? data[there] & ~permissions : data[there] | permissions;
      return this;
    }

    private int find(int source, int target, int objectClass, int kind) {
      return IntStream.range(0, size)
          .filter(i -> sources[i] == source && targets[i] == target)
          .filter(i -> classes[i] == objectClass && (specified[i] & KINDS) == kind)
          .findFirst()
          .orElse(-1);
    }

    /** Adds a vector or type rule. */
    public Builder add(int source, int target, int objectClass, int kind, int datum) {
      if (size == data.length) {
        grow();
      }
      sources[size] = (char) source;
      targets[size] = (char) target;
      classes[size] = (char) objectClass;
      specified[size] = (char) kind;
      data[size++] = datum;
      return this;
    }

    /** Adds a rule of extended permissions. */
    public Builder add(int source, int target, int objectClass, int kind, XPerms permissions) {
      xperms.add(permissions);
      return add(source, target, objectClass, kind, xperms.size() - 1);
    }

    private void addFrom(RuleTable table, int rule) {
      int source = table.sources[rule];
      int target = table.targets[rule];
      int objectClass = table.classes[rule];
      if ((table.specified[rule] & XPERMS) == 0) {
        add(source, target, objectClass, table.specified[rule], table.data[rule]);
      } else {
        add(source, target, objectClass, table.specified[rule], table.xperms(rule));
      }
    }

    private void grow() {
      int longer = Math.max(16, size * 2);
      sources = Arrays.copyOf(sources, longer);
      targets = Arrays.copyOf(targets, longer);
      classes = Arrays.copyOf(classes, longer);
      specified = Arrays.copyOf(specified, longer);
      data = Arrays.copyOf(data, longer);
    }

    /** The table. */
    public RuleTable build() {
      return new RuleTable(this);
    }
  }
}
