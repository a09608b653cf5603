package org.gatehouse.lsm.module;

/** What a module decides by; an operator often wants one of each. */
public enum ModuleKind {
  /** Labels on subjects and objects. */
  LABELLED,
  /** Names of files and programs. */
  PATH,
  /** A restriction added to ordinary rights. */
  DAC
}
