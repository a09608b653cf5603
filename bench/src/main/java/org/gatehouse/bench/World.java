package org.gatehouse.bench;

import java.nio.file.Path;
import org.gatehouse.lsm.internal.host.Host;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Mask;

/** A host in plain Java with one task and one open file. */
final class World implements AutoCloseable {
  final Host host;
  final Cred operator;
  final Cred subject;

  private World(HostOptions options) {
    this.host = new Host(options);
    this.operator = host.tasks().operator();
    this.subject = host.tasks().fork(1, "application", host.tasks().framework()).cred();
  }

  static World with(int modules) {
    return with(modules, HostOptions.DEFAULT);
  }

  static World with(int modules, HostOptions options) {
    World world = new World(options);
    for (int i = 0; i < modules; i++) {
      world.enable(new Checker("m" + i));
    }
    return world;
  }

  void enable(SecurityModule module) {
    host.modules().register(module, Owner.NONE);
    host.stacker().enable(operator, module.id().name());
  }

  FileObject open(String path) {
    return host.objects().file(host.objects().path(Path.of(path)), Mask.READ, subject);
  }

  /** Puts a module in and takes it out again so many times. */
  void swap(int times) {
    host.modules().register(new Checker("swapped"), Owner.NONE);
    for (int i = 0; i < times; i++) {
      host.stacker().enable(operator, "swapped");
      host.stacker().disable(operator, "swapped");
    }
  }

  @Override
  public void close() {
    host.close();
  }
}
