package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.itests.Program.Outcome;
import org.gatehouse.itests.attack.Attacker;
import org.gatehouse.itests.module.Keeper;
import org.gatehouse.itests.module.Victim;
import org.gatehouse.itests.module.Warden;
import org.junit.Rule;
import org.junit.Test;

/**
 * A hostile bundle in the program as it is delivered. Every attempt succeeds while no module
 * forbids it, so that its denial proves something.
 */
public class AttackIT {
  private static final Pattern LINE =
      Pattern.compile("attempt (act|read) (\\S[^\\n]*?) (succeeded|denied: [^\\n]*)\\n");

  @Rule public final Lair lair = new Lair();

  /** Every attempt, and how it ended. */
  private Map<String, String> attack(String before, String after) throws Exception {
    String victim =
        lair.bundle("victim", ModuleJar.application(Victim.class).with("private.txt", Lair.SECRET));
    String attacker =
        lair.bundle(
            "attacker",
            ModuleJar.application(Attacker.class)
                .withPackageOf(Attacker.class)
                .header("DynamicImport-Package", "*"));
    Outcome outcome =
        Program.run("-c", before + "felix:start " + victim + "; felix:start " + attacker + after);
    assertTrue(outcome + "", outcome.out().contains("attempts end\n"));
    assertFalse(outcome + "", outcome.out().contains("attempt act the group itself"));
    Map<String, String> attempts = new TreeMap<>();
    Matcher line = LINE.matcher(outcome.out());
    while (line.find()) {
      attempts.put(line.group(1) + " " + line.group(2), line.group(3));
    }
    return attempts;
  }

  private Map<String, String> attackWith(Class<?> module) throws Exception {
    String name = module.getSimpleName().toLowerCase(Locale.ROOT);
    String jar = lair.bundle(name, ModuleJar.activated(module));
    return attack("lsm:load " + jar + "; ", "");
  }

  private static String those(Map<String, String> attempts, boolean succeeded) {
    StringBuilder text = new StringBuilder();
    attempts.forEach(
        (name, how) -> {
          if (how.equals("succeeded") == succeeded) {
            text.append(name).append(" -> ").append(how).append('\n');
          }
        });
    return text.toString();
  }

  /** What cannot succeed here, and why; its denials prove nothing. */
  private static Map<String, String> impossible() {
    Map<String, String> why = new TreeMap<>();
    why.put("read spelling/NUL", "the JDK refuses it");
    why.put("read spelling/NUL, as a path", "the JDK refuses it");
    why.put("read spelling/a dot at the end", "it is another name on Linux");
    why.put("read spelling/a dot at the end, as a path", "it is another name on Linux");
    why.put("read spelling/case", "it is another name on Linux");
    why.put("read spelling/case, as a path", "it is another name on Linux");
    why.put("act raw/a private field of the JDK", "java.base is not open");
    why.put("act bridge/its fields", "the JDK hides them from everybody");
    why.put("act bridge/its methods", "the JDK hides them from everybody");
    why.put("act bridge/a private lookup", "the host is sealed");
    why.put("act bridge/a private field of the host", "the host is sealed");
    why.put("act bridge/to connect to it", "nobody but the host has the token");
    why.put("act raw/attach", "the JVM lets nobody attach to itself");
    boolean refusing = Runtime.version().feature() >= 24;
    String foreign = refusing ? "the launcher has the JVM refuse it" : "this JDK has none yet";
    why.put("act raw/a native linker", foreign);
    if (refusing) {
      why.put("act raw/load", foreign);
      why.put("act raw/loadLibrary", foreign);
    }
    return why;
  }

  @Test
  public void everyAttemptSucceedsWhileNoModuleForbidsIt() throws Exception {
    Map<String, String> attempts = attack("", "");
    assertTrue(attempts.size() + " attempts", attempts.size() > 200);
    Map<String, String> impossible = new TreeMap<>(attempts);
    impossible.keySet().retainAll(impossible().keySet());
    assertEquals(impossible().keySet(), impossible.keySet());
    assertEquals("", those(impossible, true));
    attempts.keySet().removeAll(impossible.keySet());
    assertEquals("", those(attempts, false));
  }

  @Test
  public void noAttemptGetsPastAModuleThatForbidsAll() throws Exception {
    assertEquals("", those(attackWith(Warden.class), true));
  }

  @Test
  public void theSecretIsKeptWhereNothingElseIsForbidden() throws Exception {
    Map<String, String> attempts = attackWith(Keeper.class);
    attempts.keySet().removeIf(name -> !name.startsWith("read "));
    assertEquals("", those(attempts, true));
  }
}
