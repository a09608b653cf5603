package org.gatehouse.yama.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyFiles;
import org.gatehouse.lsm.module.PolicyTool;

/** {@code gatehouse policy eval yama ROWS}: the errno of each attempt in a table. */
public final class YamaTool implements PolicyTool {
  @Override
  public String name() {
    return "yama";
  }

  @Override
  public int run(List<String> arguments, InputStream in, PrintStream out) throws IOException {
    if (arguments.size() != 2 || !arguments.get(0).equals("eval")) {
      throw new LsmException(Errno.EINVAL, "usage: policy eval yama ROWS (a file, or - for input)");
    }
    List<Integer> answers =
        Table.read(PolicyFiles.bytes(arguments.get(1), in)).rows().stream()
            .map(r -> attempt(r).errno())
            .toList();
    out.print("errno\n");
    answers.forEach(errno -> out.print(errno + "\n"));
    out.flush();
    return out.checkError() ? 1 : 0;
  }

  private static Attempt attempt(Table.Row row) {
    return new Attempt(
        scope(row),
        Relation.of(row.get("relation"))
            .orElseThrow(() -> row.bad("relation", oneOf(Relation.values()))),
        uid(row, "tracer_uid"),
        uid(row, "tracee_uid"),
        flag(row, "tracer_CAP_SYS_PTRACE"),
        flag(row, "tracee_dumpable"),
        Operation.of(row.get("op")).orElseThrow(() -> row.bad("op", oneOf(Operation.values()))));
  }

  private static PtraceScope scope(Table.Row row) {
    try {
      return PtraceScope.parse(row.get("scope"));
    } catch (IllegalArgumentException e) {
      throw row.bad("scope", "a number from 0 to 3");
    }
  }

  private static long uid(Table.Row row, String column) {
    String text = row.get(column);
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > 0xFFFF_FFFEL) {
      throw row.bad(column, "a uid");
    }
    return Long.parseLong(text);
  }

  private static boolean flag(Table.Row row, String column) {
    String text = row.get(column);
    if (!text.matches("[01]")) {
      throw row.bad(column, "0 or 1");
    }
    return text.equals("1");
  }

  private static String oneOf(Object[] values) {
    return Arrays.stream(values)
        .map(Object::toString)
        .collect(Collectors.joining(", ", "one of ", ""));
  }
}
