package org.gatehouse.selinux.policy;

/** Types and attributes as a policy's source names them: all of some but not others. */
public record TypeSet(Ebitmap types, Ebitmap excluded, int flags) {
  /** No types. */
  public static final TypeSet EMPTY = new TypeSet(Ebitmap.EMPTY, Ebitmap.EMPTY, 0);
}
