package org.gatehouse.lsm.stacker;

import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Verdict;

/**
 * The answer to a question.
 *
 * @param verdict the result
 * @param decision every module's part in it
 */
public record CheckResult(Verdict verdict, Decision decision) {}
