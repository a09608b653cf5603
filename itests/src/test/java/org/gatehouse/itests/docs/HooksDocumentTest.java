package org.gatehouse.itests.docs;

import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.Combine;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.internal.dispatch.HookMethod;
import org.gatehouse.lsm.internal.dispatch.HookMethods;
import org.gatehouse.lsm.internal.dispatch.Questions;
import org.junit.Test;

/** {@code docs/hooks.md}: the hook table for readers. */
public class HooksDocumentTest {
  @Test
  public void theDocumentSaysWhatTheTableSays() throws IOException {
    Map<String, String> contracts = Contracts.read();
    StringBuilder text =
        new StringBuilder(
            """
            # The hook table

            Every hook that a module may have, generated from the interfaces in `org.gatehouse.lsm.hook` by
            `HooksDocumentTest` in `itests`; do not edit. A hook keeps its kernel name; *JVM* marks those that Linux does not have.
            The subject is left out of the parameters. Combine rules: `configured` follows the operator's choice of `all` or
            `first`; the others are the hook's own. What is not in the table is not decided by any module.
            """);
    for (Class<?> group : HookTable.class.getInterfaces()) {
      text.append("\n## ").append(group.getSimpleName()).append("\n\n");
      text.append("| hook | Java | parameters | default | combine | contract |\n");
      text.append("|---|---|---|---|---|---|\n");
      HookMethods.ALL.stream()
          .filter(hook -> hook.group() == group)
          .forEach(hook -> text.append(row(hook, contracts)));
    }
    new Document("hooks.md").mustSay(text.toString());
  }

  private static String row(HookMethod hook, Map<String, String> contracts) {
    String contract = contracts.getOrDefault(hook.javaName(), "");
    assertTrue(hook + " has no contract", contract.length() > 10);
    String parameters =
        hook.parameters().stream()
            .skip(hook.hasSubject() ? 1 : 0)
            .map(HooksDocumentTest::parameter)
            .collect(Collectors.joining(", "));
    String answer = hook.combine() == Combine.NOTIFY ? "" : Questions.defaultAnswer(hook);
    return String.format(
        "| `%s`%s | `%s` | %s | %s | %s | %s |\n",
        hook.kernelName(),
        hook.isJvmOnly() ? " *JVM*" : "",
        hook.javaName(),
        parameters,
        answer,
        hook.combine().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        contract.replace("|", "\\|"));
  }

  private static String parameter(Parameter parameter) {
    return parameter.getType().getSimpleName() + " " + parameter.getName();
  }
}
