package org.gatehouse.smack.policy;

import org.gatehouse.lincheck.Check;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.Test;

/** Rules are written, swapped and revoked while others decide by them. */
public class RulesTest {
  /** The product. */
  public static class Book {
    private final Labels labels = new Labels();
    final Label subject = labels.intern("Subject");
    final Label one = labels.intern("One");
    final Label other = labels.intern("Other");
    private final RuleSet writing;
    final RuleBook book = new RuleBook(labels);

    /** A policy waits to be put in force. */
    public Book() {
      RuleSet.Editor rules = RuleSet.EMPTY.edit();
      rules.set(Rule.of(subject, one, Access.WRITE));
      rules.set(Rule.of(subject, other, Access.WRITE));
      writing = rules.done();
    }

    RuleSet rules() {
      return book.rules();
    }

    /** Both rules of one set. */
    @Operation
    public String may() {
      RuleSet now = rules();
      return now.may(subject, one) + " " + now.may(subject, other);
    }

    @Operation
    public int load() {
      return book.load2("Subject One r\nSubject Other r\n");
    }

    @Operation
    public int change() {
      return book.changeRule("Subject Other w r\n");
    }

    @Operation
    public int revoke() {
      return book.revokeSubject("Subject");
    }

    @Operation
    public void swap() {
      book.swap(writing);
    }

    @Operation
    public void clear() {
      book.swap(RuleSet.EMPTY);
    }
  }

  /** Broken on purpose: a decision of two rules reads the set twice. */
  public static class ReadTwice extends Book {
    @Override
    @Operation
    public String may() {
      return rules().may(subject, one) + " " + rules().may(subject, other);
    }
  }

  @Test
  public void writesAreInOneOrderAndEachIsSeenWhole() {
    Check.holds(Book.class);
  }

  @Test
  public void halfAPolicyIsFound() {
    Check.finds(ReadTwice.class);
  }
}
