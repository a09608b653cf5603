package org.gatehouse.apparmor.policy;

/**
 * A token.
 *
 * @param text of names, values, permissions and variables; escapes are resolved in all but
 *     permissions and variables
 */
record Token(TokenKind kind, String text, Place place) {
  boolean is(TokenKind other) {
    return kind == other;
  }

  @Override
  public String toString() {
    boolean named =
        switch (kind) {
          case ID, CONDID, CONDLISTID, MODE, SET_VAR, BOOL_VAR, VALUE -> true;
          default -> false;
        };
    return named ? kind + " '" + text + "'" : kind.toString();
  }
}
