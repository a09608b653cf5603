package org.gatehouse.capability.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CapabilityToolTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private String check(String name, String text) throws Exception {
    Path file = folder.newFile(name).toPath();
    Files.writeString(file, text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    List<String> arguments = List.of("check", file.toString());
    new CapabilityTool().run(arguments, InputStream.nullInputStream(), print);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void fails(String place, String name, String text) {
    LsmException e = assertThrows(LsmException.class, () -> check(name, text));
    assertEquals(place, String.valueOf(e.getMessage()).replaceFirst("^.*/", ""));
  }

  @Test
  public void countsTheGrants() throws Exception {
    assertEquals("2 grants\n", check("g", "# all\n/bundle/a cap_kill=ep\n/bundle/* cap_chown=p\n"));
    assertEquals(
        "2 grants\n",
        check("g.cfg", "xattr = false\ncapabilities = /bundle/a =ep; \\\n  /bundle/b =p\n"));
  }

  @Test
  public void namesFileLineAndColumn() {
    fails("a:2:11: no capability 'cap_x'", "a", "# none\n/bundle/a cap_x=ep\n");
    fails("b:1:1: 'x' is no absolute path", "b", "x =ep\n");
    fails("c.cfg:2:13: no capability 'x'", "c.cfg", "capabilities = /b =ep; \\\n  /bundle/b x=p\n");
    fails("d.cfg:1:1: no setting 'xatr'", "d.cfg", "xatr = false\n");
    fails("e.cfg:2:9: xattr=no is not true or false", "e.cfg", "#\nxattr = no\n");
  }
}
