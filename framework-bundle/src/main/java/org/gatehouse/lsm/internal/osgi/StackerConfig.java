package org.gatehouse.lsm.internal.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What an operator may configure of the stacker; read by {@link ConfigReader}. */
@ObjectClassDefinition(
    pid = StackerConfig.PID,
    name = "Gatehouse stacker",
    description = "Which modules are asked, in which order, and how their answers combine.")
@interface StackerConfig {
  /** The configuration's PID. */
  String PID = "org.gatehouse.lsm.stacker";

  @AttributeDefinition(
      name = "lsm",
      description = "Comma list of modules that are enabled when they register, in this order.")
  String lsm() default "";

  @AttributeDefinition(
      name = "security",
      description = "The old form of lsm: silenced, with a warning, where lsm is given.")
  String security() default "";

  @AttributeDefinition(
      name = "required",
      description = "Comma list of modules without which application bundles do not start.")
  String required() default "";

  @AttributeDefinition(
      name = "combine",
      description = "all: the last denial counts; first: the first denial ends.",
      options = {@Option(value = "all"), @Option(value = "first")})
  String combine() default "all";

  @AttributeDefinition(
      name = "alloc.undo",
      description = "Which free hooks run after a failed alloc hook.",
      options = {@Option(value = "complete"), @Option(value = "succeeded")})
  String alloc_undo() default "complete";

  @AttributeDefinition(
      name = "stall.seconds",
      description =
          "After how many seconds a grace period is reported, and a module whose hook hangs is"
              + " quarantined.",
      min = "1",
      max = "300")
  int stall_seconds() default 21;

  @AttributeDefinition(
      name = "quarantine.faults",
      description = "After how many faults a module is quarantined.",
      min = "1")
  int quarantine_faults() default 8;

  @AttributeDefinition(
      name = "names",
      description = "Comma list of NAME@LOCATION and NAME@sha256:DIGEST: whose the names are.")
  String names() default "";
}
