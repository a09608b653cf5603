package org.gatehouse.apparmor.policy;

import java.util.List;
import java.util.Map;

/** The lexer between rules and in file rules. */
final class TopRules {
  private final Map<LexMode, List<LexRule>> rules;

  private TopRules(Map<LexMode, List<LexRule>> rules) {
    this.rules = rules;
  }

  static void add(Map<LexMode, List<LexRule>> rules) {
    TopRules top = new TopRules(rules);
    top.includes();
    top.signs();
    top.names();
  }

  private void add(LexRule rule) {
    LexRules.add(rules, LexMode.INITIAL, rule);
  }

  private void includes() {
    LexRule.Action exists = LexRule.SKIP.push(LexMode.INCLUDE_EXISTS);
    LexRule.Action include = LexRule.SKIP.push(LexMode.INCLUDE);
    LexRule.Length rest = (text, at) -> Matches.blank(text, at) ? Matches.line(text, at) : 0;
    LexRule.Length blank = (text, at) -> Matches.blank(text, at) ? 1 : 0;
    add(LexRule.followed((text, at) -> ifExists(text, at, "#include"), rest, exists));
    add(LexRule.followed((text, at) -> ifExists(text, at, "include"), blank, exists));
    add(LexRule.followed(literal("#include"), Matches::line, include));
    add(LexRule.followed(literal("include"), blank, include));
    add(
        LexRule.of(
            (text, at) -> text.startsWith("#", at) ? Matches.line(text, at) : 0, LexRule.SKIP));
  }

  private static LexRule.Length literal(String word) {
    return (text, at) -> text.startsWith(word, at) ? word.length() : 0;
  }

  private static int ifExists(String text, int at, String word) {
    int end = at;
    for (String part : List.of(word, "if", "exists")) {
      int blanks = end == at ? 0 : Matches.blanks(text, end);
      if (!text.startsWith(part, end + blanks) || (end > at && blanks == 0)) {
        return 0;
      }
      end += blanks + part.length();
    }
    return end - at;
  }

  private void signs() {
    add(LexRule.of("^", LexRule.token(TokenKind.CARET).push(LexMode.SUB_ID)));
    add(LexRule.of("->", LexRule.token(TokenKind.ARROW).push(LexMode.SUB_ID_WS)));
    add(LexRule.of("=", LexRule.token(TokenKind.EQUALS).push(LexMode.ASSIGN)));
    add(LexRule.of("+=", LexRule.token(TokenKind.ADD_ASSIGN).push(LexMode.ASSIGN)));
    add(
        LexRule.of(
            (text, at) -> Matches.variable(text, at, '@'), LexRule.token(TokenKind.SET_VAR)));
    add(
        LexRule.of(
            (text, at) -> Matches.variable(text, at, '$'), LexRule.token(TokenKind.BOOL_VAR)));
    add(LexRule.of("{", LexRule.token(TokenKind.OPEN)));
    add(LexRule.of("}", LexRule.token(TokenKind.CLOSE)));
  }

  private void names() {
    add(
        LexRule.of(
            (text, at) -> Math.max(Matches.label(text, at), Matches.quotedLabel(text, at)),
            LexRule.word(TokenKind.ID)));
    add(LexRule.followed(Matches::modes, PermissionRules::end, LexRule.token(TokenKind.MODE)));
    introduced("hat", TokenKind.HAT);
    introduced("profile", TokenKind.PROFILE);
    add(LexRule.of("(", LexRule.token(TokenKind.OPENPAREN).push(LexMode.LIST_VAL)));
    add(LexRule.of(Matches::name, TopRules::keyword));
  }

  private void introduced(String word, TokenKind kind) {
    add(
        LexRule.of(
            (text, at) ->
                text.startsWith(word, at)
                    ? word.length() + Matches.blanks(text, at + word.length())
                    : 0,
            LexRule.token(kind).push(LexMode.SUB_ID)));
  }

  private static Token keyword(Lexer lexer, String text) {
    TokenKind kind = Keywords.of(text);
    if (kind == null) {
      return lexer.token(TokenKind.ID, text);
    }
    lexer.push(Keywords.modeAfter(kind));
    return lexer.token(kind, text);
  }
}
