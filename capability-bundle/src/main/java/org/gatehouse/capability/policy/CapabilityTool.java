package org.gatehouse.capability.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyFiles;
import org.gatehouse.lsm.module.PolicyTool;

/** {@code gatehouse policy check capability FILE}: what is wrong, and where. */
public final class CapabilityTool implements PolicyTool {
  @Override
  public String name() {
    return "capability";
  }

  @Override
  public int run(List<String> arguments, InputStream in, PrintStream out) throws IOException {
    if (arguments.size() != 2 || !arguments.get(0).equals("check")) {
      throw new LsmException(
          Errno.EINVAL, "usage: policy check capability FILE (.cfg or entries; - for input)");
    }
    String file = arguments.get(1);
    String text = new String(PolicyFiles.bytes(file, in), StandardCharsets.UTF_8);
    try {
      Grants grants = file.endsWith(".cfg") ? CfgFile.check(text) : Grants.parse(text);
      out.print(grants.entries().size() + " grants\n");
    } catch (CapTextException e) {
      throw new LsmException(Errno.EINVAL, file + ":" + place(text, e) + e.getMessage(), e);
    }
    out.flush();
    return out.checkError() ? 1 : 0;
  }

  private static String place(String text, CapTextException e) {
    String before = text.substring(0, Math.min(e.offset(), text.length()));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return line + ":" + (before.length() - before.lastIndexOf('\n')) + ": ";
  }
}
