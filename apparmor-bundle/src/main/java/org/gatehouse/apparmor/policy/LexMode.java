package org.gatehouse.apparmor.policy;

/** What the lexer is in the middle of; each mode has rules of its own in {@link LexRules}. */
enum LexMode {
  INITIAL,
  SUB_ID,
  SUB_ID_WS,
  SUB_VALUE,
  EXTCOND,
  EXTCONDLIST,
  LIST_VAL,
  LIST_COND,
  LIST_COND_VAL,
  LIST_COND_PAREN_VAL,
  ASSIGN,
  NETWORK,
  RLIMIT,
  MOUNT,
  DBUS,
  SIGNAL,
  PTRACE,
  UNIX,
  CHANGE_PROFILE,
  INCLUDE,
  INCLUDE_EXISTS,
  ABI
}
