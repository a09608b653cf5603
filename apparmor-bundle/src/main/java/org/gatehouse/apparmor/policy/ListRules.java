package org.gatehouse.apparmor.policy;

import java.util.List;
import java.util.Map;

/** The lexer in conditionals and in parentheses. */
final class ListRules {
  private ListRules() {}

  static void add(Map<LexMode, List<LexRule>> rules) {
    values(rules);
    conditional(rules);
    group(rules);
  }

  private static int value(String text, int at, int least) {
    return Math.max(Pieces.LIST_VALUE.run(text, at) - at, Matches.quoted(text, at, least));
  }

  private static void values(Map<LexMode, List<LexRule>> rules) {
    LexMode mode = LexMode.LIST_VAL;
    LexRules.add(rules, mode, LexRule.of(")", LexRule.token(TokenKind.CLOSEPAREN).pop()));
    LexRules.add(rules, mode, LexRule.of(",", LexRule.SKIP));
    LexRules.add(
        rules, mode, LexRule.of((text, at) -> value(text, at, 0), LexRule.word(TokenKind.VALUE)));
  }

  private static void conditional(Map<LexMode, List<LexRule>> rules) {
    LexMode mode = LexMode.EXTCOND;
    LexRules.add(
        rules,
        mode,
        LexRule.followed(
            (text, at) -> text.startsWith("=", at) ? 1 + Matches.blanks(text, at + 1) : 0,
            ListRules::valueStart,
            LexRule.token(TokenKind.EQUALS).begin(LexMode.SUB_VALUE)));
    LexRules.add(rules, mode, LexRule.of("=", LexRule.token(TokenKind.EQUALS)));
    LexRules.add(
        rules, mode, LexRule.of("(", LexRule.token(TokenKind.OPENPAREN).begin(LexMode.LIST_VAL)));
    LexRules.add(rules, mode, LexRule.of("in", LexRule.token(TokenKind.IN)));
  }

  private static int valueStart(String text, int at) {
    return at < text.length() && "(\n \t".indexOf(text.charAt(at)) < 0 ? 1 : 0;
  }

  private static void group(Map<LexMode, List<LexRule>> rules) {
    LexRules.add(rules, LexMode.EXTCONDLIST, LexRule.of("=", LexRule.token(TokenKind.EQUALS)));
    LexRules.add(
        rules,
        LexMode.EXTCONDLIST,
        LexRule.of("(", LexRule.token(TokenKind.OPENPAREN).begin(LexMode.LIST_COND)));
    LexRules.add(
        rules,
        LexMode.LIST_COND_VAL,
        LexRule.of((text, at) -> value(text, at, 1), LexRule.word(TokenKind.VALUE).pop()));
    LexRules.add(rules, LexMode.LIST_COND_PAREN_VAL, LexRule.of(")", LexRule.SKIP.pop()));
    LexRules.add(
        rules,
        LexMode.LIST_COND_PAREN_VAL,
        LexRule.of((text, at) -> value(text, at, 1), LexRule.word(TokenKind.VALUE)));
    inGroup(rules);
  }

  private static void inGroup(Map<LexMode, List<LexRule>> rules) {
    LexMode mode = LexMode.LIST_COND;
    LexRules.add(rules, mode, LexRule.of(")", LexRule.token(TokenKind.CLOSEPAREN).pop()));
    LexRules.add(rules, mode, LexRule.of(",", LexRule.SKIP));
    LexRules.add(
        rules,
        mode,
        LexRule.of(
            (text, at) -> Pieces.CONDITIONAL_NAME.run(text, at) - at,
            LexRule.word(TokenKind.CONDID)));
    LexRules.add(
        rules,
        mode,
        LexRule.of(
            LexRules::groupStart,
            LexRule.token(TokenKind.EQUALS).push(LexMode.LIST_COND_PAREN_VAL)));
    LexRules.add(
        rules, mode, LexRule.of("=", LexRule.token(TokenKind.EQUALS).push(LexMode.LIST_COND_VAL)));
  }
}
