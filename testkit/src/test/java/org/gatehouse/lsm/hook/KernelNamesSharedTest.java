package org.gatehouse.lsm.hook;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.lsm.internal.dispatch.HookMethod;
import org.gatehouse.lsm.internal.dispatch.HookMethods;
import org.junit.Test;

/** Every hook bears the name of a Linux hook, or says that Linux has none. */
public class KernelNamesSharedTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\|");

  private static Set<String> linuxHooks() throws IOException {
    Path list = Path.of(System.getProperty("gatehouse.shared"), "reference", "hooks.md");
    Set<String> names = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(list));
    while (row.find()) {
      names.add(row.group(1));
    }
    return names;
  }

  @Test
  public void theListOfTheDocumentIsWhole() throws IOException {
    try (InputStream in =
        KernelNamesSharedTest.class.getResourceAsStream(
            "/org/gatehouse/lsm/docs/linux-hooks.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Set<String> names = new TreeSet<>(text.lines().filter(n -> !n.startsWith("#")).toList());
      assertEquals(linuxHooks(), names);
    }
  }

  @Test
  public void everyHookIsALinuxHookOrMarkedJvmOnly() throws IOException {
    Set<String> linux = linuxHooks();
    assertTrue("the list was read", linux.size() >= 271);
    List<String> unknown =
        HookMethods.ALL.stream()
            .filter(h -> !h.isJvmOnly() && !linux.contains(h.kernelName()))
            .map(HookMethod::kernelName)
            .toList();
    assertEquals(List.of(), unknown);
    List<String> notOurs =
        HookMethods.ALL.stream()
            .filter(h -> h.isJvmOnly() && linux.contains(h.kernelName()))
            .map(HookMethod::kernelName)
            .toList();
    assertEquals(List.of(), notOurs);
  }
}
