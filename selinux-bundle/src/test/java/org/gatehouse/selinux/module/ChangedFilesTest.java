package org.gatehouse.selinux.module;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.selinux.fs.ToolFiles;
import org.junit.Test;

/** A change of the operator's files is told, and in force when they are loaded. */
public class ChangedFilesTest extends InDistribution {
  private final List<String> told = new ArrayList<>();

  private ControlFile file(String name) {
    return module.controlFiles().get(ToolFiles.ROOT + name);
  }

  private String changed() {
    return new String(file("changed").read(world.operator()), ISO_8859_1);
  }

  private void reload() {
    file("reload").write(world.operator(), new byte[] {'1'}, 0);
  }

  @Test
  public void whatWasWrittenSinceItWasReadIsDueUntilItIsLoaded() throws IOException {
    enable();
    assertEquals("", changed());
    Files.writeString(etc.resolve("local.te"), "allow h2_t report_data_t:file read;");
    bundleContexts("org.example.app app_t");
    Files.writeString(etc.resolve("notes"), "x");
    assertEquals("bundle_contexts\nlocal.te", changed());
    reload();
    assertEquals("", changed());
    Files.delete(etc.resolve("local.te"));
    assertEquals("local.te", changed());
  }

  @Test
  public void aLoadThatIsRefusedLeavesItDue() throws IOException {
    enable();
    Files.writeString(etc.resolve("local.te"), "nonsense");
    assertThrows(LsmException.class, this::reload);
    assertEquals("local.te", changed());
    Files.writeString(etc.resolve("local.te"), "");
    bundleContexts("org.example.app no_such_t");
    reload();
    assertEquals("bundle_contexts", changed());
    assertTrue(log.lines().stream().anyMatch(line -> line.contains("bundle_contexts:1:")));
  }

  @Test
  public void aChangeIsToldOnceWhenItHasSettled() throws IOException {
    ChangedFiles files = new ChangedFiles(etc, told::add);
    files.policyRead(files.now());
    files.labelsRead(files.now());
    look(files, 3);
    assertEquals(List.of(), told);
    Files.writeString(etc.resolve("local.te"), "a");
    files.look();
    Files.writeString(etc.resolve("local.te"), "longer");
    files.look();
    assertEquals("not while it is written", List.of(), told);
    look(files, 3);
    assertEquals(
        List.of(etc + ": changed and not in force: local.te; selinux:load_policy is due"), told);
    Files.delete(etc.resolve("file_contexts"));
    look(files, 3);
    assertEquals(2, told.size());
    assertTrue(told.get(1), told.get(1).contains(": file_contexts, local.te; "));
    files.policyRead(files.now());
    files.labelsRead(files.now());
    look(files, 3);
    assertEquals(2, told.size());
  }

  private static void look(ChangedFiles files, int times) {
    for (int i = 0; i < times; i++) {
      files.look();
    }
  }
}
