package org.gatehouse.selinux.fs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.label.FileType;
import org.gatehouse.selinux.policy.Labels;
import org.gatehouse.selinux.policy.PolicyWriter;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.server.InitialSids;
import org.gatehouse.testkit.FakeWorld;

/**
 * The files over a small policy: app_t may read data_t and go to child_t, with a boolean that lets
 * it write.
 */
final class FsWorld implements AutoCloseable {
  static final String APP = "u:r:app_t:s0";
  static final String DATA = "u:object_r:data_t:s0";

  final FakeWorld world = new FakeWorld();
  final SelinuxState state = new SelinuxState(event -> {});
  final List<String> asked = new ArrayList<>();
  final Set<String> denied = new HashSet<>();
  private final Map<String, Boolean> kept = new TreeMap<>();
  private final LocalFiles local =
      new LocalFiles() {
        @Override
        public byte[] policy() {
          return FsWorld.policy(draft());
        }

        @Override
        public void loaded() {
          asked.add("loaded");
        }

        @Override
        public List<String> changed() {
          return List.of("local.te");
        }

        @Override
        public boolean isDontaudit() {
          return true;
        }

        @Override
        public void dontaudit(boolean on) {
          asked.add("dontaudit " + on);
        }

        @Override
        public String booleans() {
          return kept.toString();
        }

        @Override
        public void keep(Map<String, Boolean> states) {
          kept.putAll(states);
        }

        @Override
        public String context(String path, FileType type) {
          return path.startsWith("/etc") ? "u:object_r:data_t:s0" + type.symbol() : null;
        }
      };
  private final Answers answers = new Answers();
  private final SelinuxFs fs = new SelinuxFs(state, this::require, answers);

  FsWorld() {
    world.enable(
        new SecurityModule() {
          @Override
          public ModuleId id() {
            return ModuleId.of("selinux");
          }

          @Override
          public void enabling(ModuleContext given) {
            answers.begin(given.slots());
          }

          @Override
          public Map<String, ControlFile> controlFiles() {
            Map<String, ControlFile> all = new HashMap<>(fs.files());
            all.putAll(new ToolFiles(fs, state, FsWorld.this::require, answers, local).files());
            return all;
          }
        });
  }

  private void require(Cred subject, int permissions) {
    String names = String.join(" ", SelinuxClass.SECURITY.names(permissions));
    asked.add(names);
    if (denied.contains(names)) {
      throw new LsmException(Errno.EACCES, names);
    }
  }

  /** Writes what {@code setsebool -P} writes. */
  void keep(String lines) {
    tree()
        .write(
            world.operator(),
            ToolFiles.ROOT + "booleans.local",
            lines.getBytes(StandardCharsets.ISO_8859_1),
            0);
  }

  String kept() {
    byte[] text = tree().read(world.operator(), ToolFiles.ROOT + "booleans.local");
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  static Draft draft() {
    Draft draft = Draft.small();
    int app = draft.type("app_t");
    int child = draft.type("child_t");
    int data = draft.type("data_t");
    int made = draft.type("made_t");
    draft.bool("app_write", false);
    draft.allow(app, data, "file", "read").allow(app, child, "process", "transition");
    int file = draft.classValue("file");
    RuleTable.Builder yes = new RuleTable.Builder(1);
    yes.add(app, data, file, RuleTable.ALLOWED, draft.bits("file", "write"));
    draft.when(1, yes, new RuleTable.Builder(0));
    draft.rules.add(app, data, file, RuleTable.TRANSITION, made);
    draft.rules.add(app, data, file, RuleTable.CHANGE, app);
    draft.rules.add(app, data, file, RuleTable.MEMBER, child);
    draft.labels =
        new Labels(
            List.of(
                new Labels.InitialSid(InitialSids.KERNEL, draft.subject(app)),
                new Labels.InitialSid(InitialSids.UNLABELED, draft.object(data))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return draft;
  }

  static byte[] policy(Draft draft) {
    return PolicyWriter.write(draft.build());
  }

  FsWorld load() {
    tree().write(world.operator(), SelinuxFs.ROOT + "load", policy(draft()), 0);
    asked.clear();
    return this;
  }

  SecurityFs tree() {
    return world.host().tree();
  }

  byte[] bytes(String name) {
    return tree().read(world.operator(), path(name));
  }

  private static String path(String name) {
    return name.startsWith("/") ? name : SelinuxFs.ROOT + name;
  }

  String read(String name) {
    return new String(bytes(name), StandardCharsets.ISO_8859_1);
  }

  void write(String name, String text) {
    write(name, text, 0);
  }

  void write(String name, String text, long offset) {
    byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(data.length, tree().write(world.operator(), path(name), data, offset));
  }

  String ask(String name, String text) {
    write(name, text);
    return read(name);
  }

  void fails(Errno errno, String name, String text) {
    assertEquals(
        text, errno, assertThrows(text, LsmException.class, () -> write(name, text)).errno());
  }

  List<String> list(String name) {
    return tree().list(world.operator(), SelinuxFs.ROOT + name).stream()
        .map(SecurityFs.Entry::name)
        .toList();
  }

  @Override
  public void close() {
    world.close();
  }
}
