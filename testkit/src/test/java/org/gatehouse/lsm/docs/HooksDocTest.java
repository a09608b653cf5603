package org.gatehouse.lsm.docs;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.Combine;
import org.gatehouse.lsm.internal.host.Host;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.lsm.stacker.HookInfo;
import org.junit.Test;

/** {@code docs/hooks.md} says what the hook table says. */
public class HooksDocTest {
  private static final String HEAD =
      """
      # Hooks

      The hook table: the methods of the interfaces in `org.gatehouse.lsm.hook`. Generated from them; a test fails when
      this file differs. "default" is the answer where no module has the hook, and a module's "not mine". Combine rules:
      `configured` is the operator's `all` or `first`; the others are described at `Combine`. A hook that is marked JVM
      has no counterpart in Linux.
      """;

  private static final String TAIL =
      """

      ## Not in the table

      Hooks of Linux 6.12 that this version does not have: nothing in a JVM stands for them, or nothing asks them yet.
      What they would guard is not mediated.

      """;

  private static List<HookInfo> table() {
    try (Host host = new Host(HostOptions.DEFAULT)) {
      return host.stacker().hooks();
    }
  }

  private static String row(HookInfo hook, Map<String, String> sentences) {
    String parameters =
        hook.parameters().stream()
            .map(p -> p.type().getSimpleName() + " " + p.name())
            .collect(Collectors.joining(", "));
    String combine = hook.combine().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return "| `"
        + hook.kernelName()
        + "`"
        + (hook.jvmOnly() ? " JVM" : "")
        + " | `"
        + hook.javaName()
        + "("
        + parameters
        + ")` | "
        + (hook.combine() == Combine.NOTIFY ? "" : hook.defaultAnswer())
        + " | "
        + combine
        + " | "
        + sentences.get(hook.javaName())
        + " |\n";
  }

  private static List<String> linuxHooks() throws IOException {
    try (InputStream in = HooksDocTest.class.getResourceAsStream("linux-hooks.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  @Test
  public void everyHookHasAFirstSentence() throws IOException {
    Map<String, String> sentences = HookDocs.firstSentences();
    List<String> silent =
        table().stream().map(HookInfo::javaName).filter(n -> !sentences.containsKey(n)).toList();
    assertEquals(List.of(), silent);
  }

  @Test
  public void everyHookIsALinuxHookOrMarkedJvmOnly() throws IOException {
    List<String> linux = linuxHooks();
    List<String> wrong =
        table().stream()
            .filter(hook -> hook.jvmOnly() == linux.contains(hook.kernelName()))
            .map(HookInfo::kernelName)
            .toList();
    assertEquals(List.of(), wrong);
    assertEquals(271, linux.stream().distinct().count());
  }

  @Test
  public void theDocumentSaysWhatTheTableSays() throws IOException {
    Map<String, String> sentences = HookDocs.firstSentences();
    StringBuilder text = new StringBuilder(HEAD);
    String group = "";
    for (HookInfo hook : table()) {
      if (!hook.group().equals(group)) {
        group = hook.group();
        text.append("\n## ").append(group).append("\n\n");
        text.append("| hook | method | default | combine | contract |\n|---|---|---|---|---|\n");
      }
      text.append(row(hook, sentences));
    }
    List<String> ours = table().stream().map(HookInfo::kernelName).toList();
    text.append(TAIL);
    String missing =
        linuxHooks().stream()
            .filter(name -> !ours.contains(name))
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    Checkout.check("hooks.md", text + missing + ".\n");
  }
}
