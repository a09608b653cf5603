package org.gatehouse.lsm.hook;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The combine rule of a hook that does not follow the configured one.
 *
 * <p>Without this annotation a hook that returns {@link Verdict} combines by the configured rule
 * ({@code all} or {@code first}), a hook that returns void is a notification for every module, and
 * a hook that returns {@link Reply} takes the first answer that is not its default.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Rule {
  /** How the modules' answers become one. */
  Combine value();

  /** For {@link Combine#ALLOC}: the method of the same interface that takes the allocation back. */
  String undo() default "";
}
