package org.gatehouse.lsm.stacker;

/**
 * How often a module was asked, and not merely could have been: a walk that ends early counts those
 * before its end.
 *
 * @param module the module's name
 * @param hook the hook's kernel name
 * @param invocations calls since counting was switched on
 * @param denials denials among them: of a query, each fault and each error that is an answer; of
 *     one that all must agree to, each no
 */
public record HookCount(String module, String hook, long invocations, long denials) {}
