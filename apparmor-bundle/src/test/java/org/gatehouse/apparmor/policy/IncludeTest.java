package org.gatehouse.apparmor.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class IncludeTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private void file(String name, String text) throws IOException {
    Path file = folder.getRoot().toPath().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> patterns(String body) {
    return policy("profile p {\n" + body + "\n}\n").profiles().get(0).rules().stream()
        .map(rule -> ((FileRule) rule).pattern())
        .toList();
  }

  private Policy policy(String text) {
    return Parsing.parser(folder.getRoot().toPath())
        .parse("p", text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  public void bothSpellingsAndAllQuotesInclude() throws IOException {
    file("a b", "/x r,\n");
    assertEquals(List.of("/x"), patterns("#include <a b>"));
    assertEquals(List.of("/x"), patterns("include \"a b\""));
    assertEquals(List.of("/x"), patterns("include if exists <\"a b\">"));
  }

  @Test
  public void aProfileIncludesAFileOnceAndItsHatAgain() throws IOException {
    file("a", "/x r,\n");
    assertEquals(List.of("/x"), patterns("include <a>\ninclude <a>\n"));
    Policy policy = policy("profile p {\ninclude <a>\nhat h {\ninclude <a>\n}\n}\n");
    assertEquals(1, policy.profiles().get(0).children().get(0).rules().size());
  }

  @Test
  public void aDirectoryIncludesItsFilesButNoBackups() throws IOException {
    file("d/a", "/a r,\n");
    file("d/b", "/b r,\n");
    file("d/b~", "not read");
    file("d/.c", "not read");
    file("d/a.dpkg-old", "not read");
    file("d/sub/c", "not read");
    assertEquals(List.of("/b", "/a"), patterns("include <d>"));
  }

  @Test
  public void anErrorInAnIncludedFileNamesBothPlaces() throws IOException {
    file("a", "/x r,\n  /y zz,\n");
    PolicyException e = assertThrows(PolicyException.class, () -> patterns("\n include <a>"));
    String inner = folder.getRoot() + "/a:2:6: expected permissions, found a name or path 'zz'";
    assertEquals("p:3:10: " + inner, e.report());
  }

  @Test
  public void aFileThatIncludesItselfIsReadOnce() throws IOException {
    file("a", "/x r,\ninclude <a>\n");
    assertEquals(List.of("/x"), patterns("include <a>"));
  }

  @Test
  public void theFirstAbiCounts() throws IOException {
    file("one", "mount {mask {mount}}\n");
    file("two", "dbus {mask {send}}\n");
    Policy policy = policy("abi <one>,\nabi <two>,\nprofile p { abi <one>, }\n");
    assertEquals(true, policy.features().has("mount/mask"));
    assertEquals(false, policy.features().has("dbus"));
    assertEquals(List.of("mount"), policy.features().words("mount/mask"));
  }

  @Test
  public void whatTheKernelDoesNotKnowIsNotCompiled() throws IOException {
    file("none", "file {mask {read}}\n");
    String rule = "profile p { signal peer=/[a, }\n";
    assertThrows(PolicyException.class, () -> policy(rule));
    assertEquals(1, policy("abi <none>,\n" + rule).profiles().size());
  }
}
