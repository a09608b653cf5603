package org.gatehouse.smack.policy;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * All rules at one time, immutable: a decision reads one set from beginning to end. Two looks into
 * arrays find a rule, by the subject's number and then by the object's.
 */
public final class RuleSet {
  /** No rules. */
  public static final RuleSet EMPTY = new RuleSet(new SubjectRules[0]);

  private static final int[] NOTHING = {0, 0};

  private final @Nullable SubjectRules[] bySubject;
  private final int[][] tables; // of the same subjects: what a decision needs, one look nearer

  private RuleSet(@Nullable SubjectRules[] bySubject) {
    this.bySubject = bySubject;
    this.tables = new int[bySubject.length][];
    for (int i = 0; i < tables.length; i++) {
      SubjectRules rules = bySubject[i];
      tables[i] = rules == null ? NOTHING : rules.table();
    }
  }

  /** The access of the rule as it was written, or -1 where there is none. */
  public int find(Label subject, Label object) {
    return find(subject, object.secid());
  }

  private int find(Label subject, int object) {
    int secid = subject.secid();
    return secid < tables.length ? SubjectRules.find(tables[secid], object) : SubjectRules.NONE;
  }

  /** The same with {@code w} taken to include {@code l} (smk_access_entry). */
  public int may(Label subject, Label object) {
    return may(subject, object.secid());
  }

  int may(Label subject, int object) {
    int may = find(subject, object);
    return may > 0 && (may & Access.WRITE) != 0 ? may | Access.LOCK : may;
  }

  /** What is done with each rule of a subject. */
  @FunctionalInterface
  interface RuleAction {
    void accept(int object, int access);
  }

  /** The rules of a subject, the newest first. */
  record SubjectView(@Nullable SubjectRules rules) {
    void forEach(RuleAction action) {
      SubjectRules own = rules;
      for (int i = own == null ? 0 : own.size(); own != null && i > 0; i--) {
        action.accept(own.object(i - 1), own.find(own.object(i - 1)));
      }
    }
  }

  SubjectView rulesOf(Label subject) {
    return new SubjectView(of(subject));
  }

  /** The rules of a subject, or null. */
  @Nullable SubjectRules of(Label subject) {
    int secid = subject.secid();
    return secid < bySubject.length ? bySubject[secid] : null;
  }

  /** How many rules there are, those without any access counted too. */
  public int size() {
    int size = 0;
    for (SubjectRules rules : bySubject) {
      size += rules == null ? 0 : rules.size();
    }
    return size;
  }

  /** Makes the next set from this one. */
  public Editor edit() {
    return new Editor(bySubject);
  }

  /** The next set while it is made; for one thread. It copies the subjects it changes. */
  public static final class Editor {
    private @Nullable SubjectRules[] bySubject;
    private final BitSet own = new BitSet();

    private Editor(@Nullable SubjectRules[] old) {
      bySubject = old.clone();
    }

    /** Writes one rule: sets what it enables, then takes what it disables (smk_set_access). */
    public void set(Rule rule) {
      SubjectRules rules = own(rule.subject());
      int object = rule.object().secid();
      int old = Math.max(rules.find(object), 0);
      rules.put(object, (old | rule.enable()) & ~rule.disable());
    }

    /** Takes all access from a subject's rules; the rules stay. */
    public void revoke(Label subject) {
      own(subject).replaceAll(access -> 0);
    }

    /** What was made; the editor is of no use afterwards. */
    public RuleSet done() {
      return new RuleSet(bySubject);
    }

    private SubjectRules own(Label subject) {
      int secid = subject.secid();
      if (secid >= bySubject.length) {
        bySubject = Arrays.copyOf(bySubject, Math.max(secid + 1, bySubject.length * 2));
      }
      SubjectRules rules = bySubject[secid];
      if (rules == null || !own.get(secid)) {
        rules = rules == null ? new SubjectRules() : new SubjectRules(rules);
        bySubject[secid] = rules;
        own.set(secid);
      }
      return rules;
    }
  }
}
