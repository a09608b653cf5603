package org.gatehouse.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the statements of the checklist that a test proves.
 *
 * <p>On a type it speaks for every test method of it. {@code docs/checklist.md} is generated from
 * these annotations.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Proves {
  /** Returns the ids of the statements, for example {@code "A2-7"}. */
  String[] value();
}
