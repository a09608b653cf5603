package org.gatehouse.apparmor.policy;

/** What a token is; the text is how messages call it. */
enum TokenKind {
  ID("a name or path"),
  CONDID("a conditional"),
  CONDLISTID("a conditional group"),
  CARET("'^'"),
  OPEN("'{'"),
  CLOSE("'}'"),
  MODE("permissions"),
  END_OF_RULE("','"),
  EQUALS("'='"),
  ARROW("'->'"),
  ADD_ASSIGN("'+='"),
  LE("'<='"),
  SET_VAR("a variable"),
  BOOL_VAR("a boolean variable"),
  VALUE("a value"),
  OPENPAREN("'('"),
  CLOSEPAREN("')'"),
  IF("'if'"),
  ELSE("'else'"),
  NOT("'not'"),
  DEFINED("'defined'"),
  CHANGE_PROFILE("'change_profile'"),
  NETWORK("'network'"),
  UNIX("'unix'"),
  CREATE("'create'"),
  SHUTDOWN("'shutdown'"),
  ACCEPT("'accept'"),
  CONNECT("'connect'"),
  LISTEN("'listen'"),
  SETOPT("'setopt'"),
  GETOPT("'getopt'"),
  SETATTR("'setattr'"),
  GETATTR("'getattr'"),
  HAT("'hat'"),
  UNSAFE("'unsafe'"),
  SAFE("'safe'"),
  LINK("'link'"),
  OWNER("'owner'"),
  OTHER("'other'"),
  SUBSET("'subset'"),
  AUDIT("'audit'"),
  DENY("'deny'"),
  ALLOW("'allow'"),
  PROFILE("'profile'"),
  SET("'set'"),
  ALIAS("'alias'"),
  PTRACE("'ptrace'"),
  FILE("'file'"),
  MOUNT("'mount'"),
  REMOUNT("'remount'"),
  UMOUNT("'umount'"),
  PIVOTROOT("'pivot_root'"),
  IN("'in'"),
  DBUS("'dbus'"),
  SIGNAL("'signal'"),
  SEND("'send'"),
  RECEIVE("'receive'"),
  BIND("'bind'"),
  READ("'read'"),
  WRITE("'write'"),
  EAVESDROP("'eavesdrop'"),
  PEER("'peer'"),
  TRACE("'trace'"),
  TRACEDBY("'tracedby'"),
  READBY("'readby'"),
  ABI("'abi'"),
  RLIMIT("'rlimit'"),
  CAPABILITY("'capability'"),
  END_OF_FILE("the end of the file");

  private final String text;

  TokenKind(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
