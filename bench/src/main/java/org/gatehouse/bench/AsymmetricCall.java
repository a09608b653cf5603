package org.gatehouse.bench;

import org.gatehouse.lsm.internal.host.HostOptions;
import org.openjdk.jmh.annotations.Setup;

/** {@link HookCall} of three modules under {@code gatehouse.rcu=asymmetric}. */
public class AsymmetricCall extends FileOpenCall {
  @Setup
  public void build() {
    begin(World.with(3, HostOptions.DEFAULT.withAsymmetric(true)));
  }
}
