package org.gatehouse.apparmor.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.dfa.Xattrs;
import org.gatehouse.apparmor.load.Ticks;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;

/** A world with the module and profiles; files are root's, and so is the process unless it says. */
final class Confined implements AutoCloseable {
  static final String ORIGIN = "etc/apparmor.d/test";

  final FakeWorld world = new FakeWorld();
  final ActivePolicy policy = new ActivePolicy();
  final List<Task> ended = new ArrayList<>();
  final AtomicLong owner = new AtomicLong();
  final Map<String, Path> jars = new HashMap<>();
  private Ticks ticks = new Ticks();
  private final Map<String, byte[]> fakes = new HashMap<>();
  final RecordingLog log = new RecordingLog();
  final AppArmorModule module;

  /**
   * @param profiles {@code DATA} in them is the folder of the world
   */
  Confined(String profiles) {
    load(profiles);
    Places places = new Places(world.folder().resolve("etc"), null);
    Owners owners = new Owners(path -> owner.get(), 0);
    Ends ends = (task, incarnation) -> ended.add(task);
    FileXattrs xattrs =
        new FileXattrs(
            task -> {
              Path jar = jars.get(task.name());
              return jar == null ? null : jar.toUri().toString();
            },
            this::xattrs);
    module =
        new AppArmorModule(policy, places, owners, xattrs, ends, this::ticks, null, log.logger());
  }

  private Ticks ticks() {
    ticks = new Ticks();
    return ticks;
  }

  /** The module looks at the files: a change that stays counts at the second look. */
  void look() throws InterruptedException {
    ticks.tick();
  }

  private Xattrs xattrs(Path file) {
    return name -> {
      byte[] fake = fakes.get(file + " " + name);
      return fake != null ? fake : FileXattrs.real(file).value(name);
    };
  }

  /** Gives a file an attribute {@code user.*}; only a semblance of it where no file has such. */
  void attribute(Path file, String name, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    try {
      Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
          .write(name, ByteBuffer.wrap(bytes));
    } catch (IOException | RuntimeException e) {
      fakes.put(file + " user." + name, bytes);
    }
  }

  Confined enabled() {
    world.enable(module);
    return this;
  }

  /** Puts other profiles in force. */
  void load(String profiles) {
    String text = profiles.replace("DATA", world.folder().toString());
    PolicyParser parser =
        new PolicyParser(new IncludePath(List.of(), Path.of("")), Features.DEFAULT);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    CompiledPolicy compiled = CompiledPolicy.of(parser.parse("test", bytes), Features.DEFAULT);
    policy.change(now -> now.withFile(ORIGIN, compiled));
  }

  PathObject path(String name) {
    return world.host().objects().path(world.folder().resolve(name));
  }

  /** A file that is there. */
  PathObject file(String name) {
    try {
      Files.writeString(world.folder().resolve(name), "content");
      return path(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FileObject object(Task task, PathObject path, int mask) {
    return world.host().objects().file(path, mask, task.cred());
  }

  /** May the task open it. */
  Verdict open(Task task, PathObject path, int mask) {
    FileObject file = object(task, path, mask);
    try {
      return world.table().fileOpen(task.cred(), file);
    } finally {
      world.host().objects().release(file);
    }
  }

  String label(Task task) {
    Subjects subjects = module.subjects();
    return subjects.label(task).toString();
  }

  @Override
  public void close() {
    world.close();
  }
}
