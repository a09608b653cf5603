package org.gatehouse.apparmor.dfa;

import org.jspecify.annotations.Nullable;

/** The extended attributes of one program. */
@FunctionalInterface
public interface Xattrs {
  /** Of what is no file. */
  Xattrs NONE = name -> null;

  /** The value of an attribute; null if there is none, or if it cannot be read. */
  byte @Nullable [] value(String name);
}
