package org.gatehouse.lsm.stacker;

/**
 * How often a module was asked.
 *
 * @param module the module's name
 * @param hook the hook's kernel name
 * @param invocations calls since counting was switched on
 * @param denials denials among them
 */
public record HookCount(String module, String hook, long invocations, long denials) {}
