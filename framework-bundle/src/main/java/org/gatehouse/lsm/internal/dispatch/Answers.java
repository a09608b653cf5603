package org.gatehouse.lsm.internal.dispatch;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gatehouse.lsm.hook.Combine;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.stacker.CombineRule;
import org.gatehouse.lsm.stacker.ReportOnly;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one decision that are not a plain allow, and the one place where they become a
 * result.
 *
 * <p>Generated code makes one at the first such answer, notes each, and concludes; a decision that
 * every module allows never comes here.
 */
final class Answers {
  private final StackVersion version;
  private final HookMethod hook;
  private final List<Place> places;
  private final @Nullable Verdict[] given;
  private int last = -1;

  private Answers(StackVersion version, HookMethod hook) {
    this.version = version;
    this.hook = hook;
    this.places = version.asked(hook);
    this.given = new Verdict[places.size()];
  }

  /** Notes the answer of the place; makes the object where there is none yet. */
  static Answers note(
      @Nullable Answers so, StackVersion version, int hook, int place, @Nullable Verdict verdict) {
    Answers answers = so != null ? so : new Answers(version, HookMethods.ALL.get(hook));
    answers.add(place, verdict);
    return answers;
  }

  /** Whether the walk ends here. */
  static boolean ends(Answers answers) {
    return answers.version.settings().rule() == CombineRule.FIRST && answers.lastDenied();
  }

  /** The decision of a check that was allowed by every module. */
  static Decision allAllowed(StackVersion version, HookMethod hook, Object[] arguments) {
    Answers none = new Answers(version, hook);
    none.last = none.places.size() - 1;
    return none.decision(arguments);
  }

  private boolean lastDenied() {
    Verdict verdict = given[last];
    return verdict != null && verdict.isDenied();
  }

  private void add(int place, @Nullable Verdict verdict) {
    boolean nothing = verdict == null;
    given[place] = nothing ? Verdict.deny(Errno.EACCES, "the hook answered null") : verdict;
    last = place;
    if (version.settings().counting() && lastDenied()) {
      places.get(place).counters().denied(hook.index());
    }
    if (reports() && reportOnly().modules().contains(places.get(place).name())) {
      given[place] = reported(Objects.requireNonNull(given[place]));
    }
  }

  /** Whether report-only modes hold here: an allocation that was taken back stays refused. */
  private boolean reports() {
    return hook.combine() == Combine.CONFIGURED;
  }

  private ReportOnly reportOnly() {
    return version.settings().reportOnly();
  }

  private static Verdict reported(Verdict verdict) {
    return verdict.isDenied() ? Verdict.reported(verdict) : verdict;
  }

  private boolean isReported(Object[] arguments) {
    return reports()
        && hook.hasSubject()
        && arguments[0] instanceof Cred subject
        && reportOnly().tasks().contains(subject.task().id());
  }

  /** The last denial; else the last allow that wants a record. Carries the whole decision. */
  Verdict conclude(Object[] arguments) {
    Verdict result = null;
    for (Verdict verdict : given) {
      boolean counts =
          verdict != null && (verdict.isDenied() || result == null || !result.isDenied());
      result = counts ? verdict : result;
    }
    if (!ends(this)) {
      last = places.size() - 1;
    }
    Verdict verdict = result == null ? Verdict.ALLOW : result;
    Verdict said = isReported(arguments) ? reported(verdict) : verdict;
    return said.with(decision(arguments));
  }

  private Decision decision(Object[] arguments) {
    List<Decision.Answer> answers = new ArrayList<>();
    for (int i = 0; i < given.length; i++) {
      Verdict verdict = given[i] == null ? Verdict.ALLOW : given[i];
      answers.add(new Decision.Answer(places.get(i).name(), i <= last, verdict));
    }
    String subject = hook.hasSubject() ? String.valueOf(arguments[0]) : "";
    String object = object(arguments);
    List<String> labels = Labels.of(version, arguments);
    return new Decision(0, version.number(), hook.kernelName(), subject, object, labels, answers);
  }

  private String object(Object[] arguments) {
    List<Parameter> parameters = hook.parameters();
    List<String> words = new ArrayList<>();
    for (int i = hook.hasSubject() ? 1 : 0; i < arguments.length; i++) {
      Object value = arguments[i];
      String text = value instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(value);
      words.add(parameters.get(i).getName() + "=" + text);
    }
    return String.join(" ", words);
  }
}
