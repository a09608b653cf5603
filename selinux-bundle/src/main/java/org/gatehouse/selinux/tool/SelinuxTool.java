package org.gatehouse.selinux.tool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyFiles;
import org.gatehouse.lsm.module.PolicyTool;
import org.gatehouse.selinux.policy.PolicyFormatException;
import org.gatehouse.selinux.policy.PolicyReader;

/** {@code gatehouse policy check selinux FILE…} and {@code gatehouse policy eval selinux …}. */
public final class SelinuxTool implements PolicyTool {
  @Override
  public String name() {
    return "selinux";
  }

  @Override
  public int run(List<String> arguments, InputStream in, PrintStream out) throws IOException {
    if (arguments.size() > 1 && arguments.get(0).equals("check")) {
      return check(arguments.subList(1, arguments.size()), in, out);
    }
    Evaluation evaluation = Evaluation.of(arguments, in);
    return write(evaluation.answers(), 0, out);
  }

  private static int check(List<String> files, InputStream in, PrintStream out) throws IOException {
    StringBuilder lines = new StringBuilder();
    int failed = 0;
    for (String file : files) {
      String reason = reason(PolicyFiles.bytes(file, in));
      lines.append(reason.isEmpty() ? "PASS " + file : "FAIL " + file + ": " + reason).append('\n');
      failed |= reason.isEmpty() ? 0 : 1;
    }
    return write(lines, failed, out);
  }

  /** Where and why bytes are no policy; empty if they are one. */
  private static String reason(byte[] bytes) {
    try {
      PolicyReader.read(bytes);
      return "";
    } catch (PolicyFormatException e) {
      return e.offset() + ": " + e.getMessage();
    }
  }

  private static int write(CharSequence lines, int status, PrintStream out) throws IOException {
    out.write(lines.toString().getBytes(ISO_8859_1));
    out.flush();
    return out.checkError() ? 1 : status;
  }

  static LsmException usage() {
    return new LsmException(
        Errno.EINVAL,
        "usage: policy check selinux FILE…, or policy eval selinux"
            + " av|compute|contexts|filename_trans|validatetrans --policy P [--booleans B] ROWS"
            + " (- for input)");
  }
}
