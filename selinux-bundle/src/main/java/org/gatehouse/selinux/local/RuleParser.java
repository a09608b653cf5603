package org.gatehouse.selinux.local;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.gatehouse.selinux.policy.RuleTable;

/**
 * Reads {@code allow SOURCE TARGET:CLASS PERMISSIONS;} and its kin; each part is a word or a set.
 */
final class RuleParser {
  private static final Map<String, Integer> KINDS =
      Map.of(
          "allow", RuleTable.ALLOWED,
          "auditallow", RuleTable.AUDITALLOW,
          "dontaudit", RuleTable.AUDITDENY);

  private final Iterator<Token> tokens;
  private Token now;

  private RuleParser(List<Token> all) {
    tokens = all.iterator();
    now = tokens.next();
  }

  static List<VectorRule> parse(String file, String text) {
    return new RuleParser(Token.of(file, text)).rules();
  }

  private List<VectorRule> rules() {
    List<VectorRule> rules = new ArrayList<>();
    while (tokens.hasNext()) {
      rules.add(rule());
    }
    return rules;
  }

  private VectorRule rule() {
    Integer kind = KINDS.get(now.text());
    if (kind == null) {
      throw now.wrong(unknown(now.text()));
    }
    next();
    List<Token> sources = words("a type");
    List<Token> targets = words("a type");
    expect(":");
    List<Token> classes = words("a class");
    VectorRule rule = new VectorRule(kind, sources, targets, classes, words("a permission"));
    expect(";");
    return rule;
  }

  private static String unknown(String word) {
    return word.equals("module") || word.equals("require")
        ? "a module; only rules are read here: audit2allow without -m and -M writes them"
        : "expected allow, auditallow or dontaudit, found '" + word + "'";
  }

  private List<Token> words(String what) {
    if (!now.is("{")) {
      return List.of(word(what));
    }
    next();
    List<Token> words = new ArrayList<>();
    while (!now.is("}")) {
      words.add(word(what));
    }
    next();
    return words;
  }

  private Token word(String what) {
    Token word = now;
    if (!word.isWord()) {
      throw word.wrong("expected " + what + ", found " + shown(word));
    }
    next();
    return word;
  }

  private void expect(String sign) {
    if (!now.is(sign)) {
      throw now.wrong("expected '" + sign + "', found " + shown(now));
    }
    next();
  }

  private static String shown(Token token) {
    return token.text().isEmpty() ? "the end" : "'" + token.text() + "'";
  }

  private void next() {
    now = tokens.hasNext() ? tokens.next() : now;
  }
}
