package org.gatehouse.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A statement of the checklist that no test can decide, with the reason. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(NotApplicable.List.class)
public @interface NotApplicable {
  /** Returns the id of the statement, for example {@code "B-15"}. */
  String id();

  /** Returns why no test can decide it, in one sentence. */
  String reason();

  /** Holds several of them on one type. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface List {
    /** Returns the statements. */
    NotApplicable[] value();
  }
}
