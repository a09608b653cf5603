package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of the lexer by mode. The longest match wins, of equals the first; so the order is that
 * of apparmor_parser's parser_lex.l.
 */
final class LexRules {
  private static final Map<LexMode, List<LexRule>> RULES = new EnumMap<>(LexMode.class);
  private static final Set<LexMode> RULE_MODES =
      EnumSet.of(
          LexMode.INITIAL,
          LexMode.MOUNT,
          LexMode.DBUS,
          LexMode.SIGNAL,
          LexMode.PTRACE,
          LexMode.UNIX);
  private static final Set<LexMode> TIGHT =
      EnumSet.of(LexMode.SUB_ID, LexMode.SUB_VALUE, LexMode.ASSIGN);

  static {
    blanks();
    includeNames();
    conditionals();
    WordRules.add(RULES);
    ListRules.add(RULES);
    PermissionRules.add(RULES);
    TopRules.add(RULES);
    ends();
  }

  private LexRules() {}

  static List<LexRule> of(LexMode mode) {
    return RULES.getOrDefault(mode, List.of());
  }

  static void add(Map<LexMode, List<LexRule>> rules, LexMode mode, LexRule rule) {
    rules.computeIfAbsent(mode, m -> new ArrayList<>()).add(rule);
  }

  private static void blanks() {
    Set<LexMode> modes = EnumSet.complementOf(EnumSet.of(LexMode.SUB_ID, LexMode.SUB_VALUE));
    for (LexMode mode : modes) {
      add(RULES, mode, LexRule.of(Matches::blanks, LexRule.SKIP));
    }
  }

  private static void includeNames() {
    for (LexMode mode : EnumSet.of(LexMode.INCLUDE, LexMode.INCLUDE_EXISTS, LexMode.ABI)) {
      add(RULES, mode, LexRule.of(LexRules::fileName, Lexer::file));
    }
  }

  /** {@code <name>}, {@code <"name">}, {@code "name"} or {@code name}. */
  private static int fileName(String text, int at) {
    if (!text.startsWith("<", at)) {
      int quoted = Matches.quoted(text, at, 0);
      return Math.max(quoted, Pieces.INCLUDE.run(text, at) - at);
    }
    int end = at + 1;
    while (end < text.length() && "\">\t\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    int inner = Math.max(end - at - 1, Matches.quoted(text, at + 1, 0));
    return inner > 0 && text.startsWith(">", at + 1 + inner) ? inner + 2 : 0;
  }

  private static void conditionals() {
    for (LexMode mode : RULE_MODES) {
      add(
          RULES,
          mode,
          LexRule.followed(
              LexRules::group,
              LexRules::groupStart,
              LexRule.word(TokenKind.CONDLISTID).push(LexMode.EXTCONDLIST)));
      add(
          RULES,
          mode,
          LexRule.followed(
              Matches::name,
              LexRules::equals,
              LexRule.word(TokenKind.CONDID).push(LexMode.EXTCOND)));
      add(
          RULES,
          mode,
          LexRule.followed(
              Matches::name, LexRules::in, LexRule.word(TokenKind.CONDID).push(LexMode.EXTCOND)));
    }
  }

  private static int group(String text, int at) {
    return text.startsWith("peer", at) ? 4 : text.startsWith("xattrs", at) ? 6 : 0;
  }

  private static int equals(String text, int at) {
    int blanks = Matches.blanks(text, at);
    return text.startsWith("=", at + blanks) ? blanks + 1 : 0;
  }

  static int groupStart(String text, int at) {
    int equals = equals(text, at);
    int paren = equals == 0 ? 0 : paren(text, at + equals);
    return paren == 0 ? 0 : equals + paren;
  }

  static int paren(String text, int at) {
    int blanks = Matches.blanks(text, at);
    return text.startsWith("(", at + blanks) ? blanks + 1 : 0;
  }

  private static int in(String text, int at) {
    int blanks = Matches.blanks(text, at);
    int paren = text.startsWith("in", at + blanks) ? paren(text, at + blanks + 2) : 0;
    return blanks == 0 || paren == 0 ? 0 : blanks + 2 + paren;
  }

  private static void ends() {
    for (LexMode mode :
        EnumSet.of(
            LexMode.NETWORK,
            LexMode.RLIMIT,
            LexMode.CHANGE_PROFILE,
            LexMode.MOUNT,
            LexMode.DBUS,
            LexMode.SIGNAL,
            LexMode.PTRACE,
            LexMode.UNIX,
            LexMode.ABI)) {
      add(RULES, mode, LexRule.of(",", LexRule.token(TokenKind.END_OF_RULE).pop()));
    }
    add(RULES, LexMode.INITIAL, LexRule.of(",", LexRule.token(TokenKind.END_OF_RULE)));
    for (LexMode mode : EnumSet.complementOf(EnumSet.copyOf(TIGHT))) {
      add(RULES, mode, LexRule.of(Matches::newline, LexRule.SKIP));
    }
  }
}
