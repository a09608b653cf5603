package org.gatehouse.apparmor.policy;

import java.util.List;
import java.util.Map;

/** The lexer where names and values are expected. */
final class WordRules {
  private WordRules() {}

  static void add(Map<LexMode, List<LexRule>> rules) {
    names(rules);
    assignments(rules);
    changeProfile(rules);
    limits(rules);
    LexRules.add(rules, LexMode.NETWORK, LexRule.of(WordRules::plain, LexRule.token(TokenKind.ID)));
  }

  private static int plain(String text, int at) {
    return Pieces.ID.run(text, at) - at;
  }

  private static int word(String text, int at) {
    return Math.max(plain(text, at), Matches.quoted(text, at, 0));
  }

  private static void names(Map<LexMode, List<LexRule>> rules) {
    LexRule name = LexRule.of(WordRules::word, LexRule.word(TokenKind.ID).pop());
    LexRules.add(rules, LexMode.SUB_ID, name);
    LexRules.add(rules, LexMode.SUB_ID_WS, name);
    LexRules.add(
        rules, LexMode.SUB_VALUE, LexRule.of(WordRules::word, LexRule.word(TokenKind.VALUE).pop()));
  }

  private static void assignments(Map<LexMode, List<LexRule>> rules) {
    LexMode mode = LexMode.ASSIGN;
    LexRules.add(rules, mode, LexRule.of(WordRules::word, LexRule.word(TokenKind.VALUE)));
    LexRules.add(
        rules,
        mode,
        LexRule.of(
            ",",
            (lexer, text) -> {
              throw lexer.refused("a variable is assigned without a comma at the end");
            }));
    LexRules.add(rules, mode, LexRule.of("\\\n", LexRule.SKIP));
    LexRules.add(rules, mode, LexRule.of(Matches::newline, LexRule.SKIP.pop()));
  }

  private static void changeProfile(Map<LexMode, List<LexRule>> rules) {
    LexMode mode = LexMode.CHANGE_PROFILE;
    LexRules.add(rules, mode, LexRule.of("safe", LexRule.token(TokenKind.SAFE)));
    LexRules.add(rules, mode, LexRule.of("unsafe", LexRule.token(TokenKind.UNSAFE)));
    LexRules.add(
        rules, mode, LexRule.of("->", LexRule.token(TokenKind.ARROW).push(LexMode.SUB_ID_WS)));
    LexRules.add(rules, mode, LexRule.of(WordRules::word, LexRule.word(TokenKind.ID)));
  }

  private static void limits(Map<LexMode, List<LexRule>> rules) {
    LexMode mode = LexMode.RLIMIT;
    LexRules.add(rules, mode, LexRule.of(WordRules::number, LexRule.token(TokenKind.VALUE)));
    LexRules.add(
        rules,
        mode,
        LexRule.of(
            WordRules::letters,
            (lexer, text) ->
                lexer.token(text.equals("infinity") ? TokenKind.VALUE : TokenKind.ID, text)));
    LexRules.add(rules, mode, LexRule.of("<=", LexRule.token(TokenKind.LE)));
  }

  private static int number(String text, int at) {
    int start = text.startsWith("-", at) ? at + 1 : at;
    int end = start;
    while (end < text.length() && Matches.digit(text.charAt(end))) {
      end++;
    }
    return end == start ? 0 : end - at;
  }

  private static int letters(String text, int at) {
    int end = at;
    while (end < text.length() && (Matches.alpha(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end - at;
  }
}
