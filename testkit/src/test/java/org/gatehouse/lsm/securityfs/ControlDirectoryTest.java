package org.gatehouse.lsm.securityfs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.junit.Before;
import org.junit.Test;

/** A directory with a file and a directory below it, which come and go. */
public class ControlDirectoryTest extends InWorld {
  private final Map<String, ControlFile> content = new ConcurrentHashMap<>();
  private final Map<String, ControlFile> inner =
      Map.of("b", ControlFile.readOnly(() -> "inner"), "a", ControlFile.readOnly(() -> "first"));

  @Before
  public void add() {
    host().tree().add("/fs/all", (ControlDirectory) () -> content);
    host().tree().add("/fs/file", ControlFile.readOnly(() -> "file"));
    content.put("file", ControlFile.readOnly(() -> "there"));
    content.put("inner", (ControlDirectory) () -> inner);
  }

  private String read(String path) {
    return new String(host().tree().read(world.operator(), path), UTF_8);
  }

  private List<String> list(String path) {
    return host().tree().list(world.operator(), path).stream()
        .map(each -> each.name() + (each.directory() ? "/" : ""))
        .toList();
  }

  @Test
  public void isAskedAnewWithEveryAccess() {
    assertEquals("there", read("/fs/all/file"));
    content.put("file", ControlFile.readOnly(() -> "changed"));
    assertEquals("changed", read("/fs/all/file"));
    content.remove("file");
    refused(Errno.ENOENT, () -> read("/fs/all/file"));
    assertEquals(List.of("inner/"), list("/fs/all"));
  }

  @Test
  public void isListedAsADirectoryAndSorted() {
    assertEquals(List.of("all/", "file"), list("/fs"));
    assertEquals(List.of("file", "inner/"), list("/fs/all/"));
    assertEquals(List.of("a", "b"), list("/fs/all/inner"));
    assertEquals("inner", read("/fs/all/inner/b"));
    content.clear();
    assertEquals(List.of(), list("/fs/all"));
  }

  @Test
  public void isNoFile() {
    for (String path : List.of("/fs/all", "/fs/all/inner")) {
      refused(Errno.EISDIR, () -> read(path));
      refused(Errno.EISDIR, () -> host().tree().write(world.operator(), path, new byte[1], 0));
    }
    refused(Errno.ENOENT, () -> read("/fs/all/none"));
    refused(Errno.ENOENT, () -> read("/fs/all/file/deeper"));
  }

  @Test
  public void filesAddedBelowHideItsOwn() {
    Runnable away = host().tree().add("/fs/all/file", ControlFile.readOnly(() -> "added"));
    assertEquals("added", read("/fs/all/file"));
    assertEquals(List.of("file", "inner/"), list("/fs/all"));
    away.run();
    assertEquals("there", read("/fs/all/file"));
  }
}
