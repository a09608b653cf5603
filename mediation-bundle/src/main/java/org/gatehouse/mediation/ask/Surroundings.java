package org.gatehouse.mediation.ask;

import java.util.function.LongPredicate;
import org.gatehouse.bridge.FileStats;
import org.gatehouse.lsm.audit.Refusals;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.stacker.HookSets;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.Loaders;
import org.gatehouse.mediation.subject.Threads;
import org.jspecify.annotations.Nullable;

/**
 * What mediation works with.
 *
 * @param table the door to the stack
 * @param objects makes objects
 * @param tasks the tasks
 * @param hooked which hooks are wanted
 * @param refusals records denials of mediation's own
 * @param attribution who acts
 * @param loaders whose the class loaders are
 * @param threads whose the threads are
 * @param modules whether the bundle of this number offers an enabled module
 * @param stats looks at files fast; null where there is no agent
 */
public record Surroundings(
    HookTable table,
    ObjectTable objects,
    Tasks tasks,
    HookSets hooked,
    Refusals refusals,
    Attribution attribution,
    Loaders loaders,
    Threads threads,
    LongPredicate modules,
    @Nullable FileStats stats) {}
