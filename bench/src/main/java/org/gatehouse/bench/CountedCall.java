package org.gatehouse.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What the counters of invocations and denials cost a decision of three modules. */
public class CountedCall extends FileOpenCall {
  /** Whether the counters are on. */
  @Param({"false", "true"})
  public boolean counting;

  @Setup
  public void build() {
    begin(World.with(3));
    world.host.stacker().count(world.operator, counting);
  }
}
