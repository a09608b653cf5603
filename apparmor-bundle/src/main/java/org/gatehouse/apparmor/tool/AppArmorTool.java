package org.gatehouse.apparmor.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyTool;

/**
 * {@code gatehouse policy check apparmor FILE…}: which files are policies, and what is wrong;
 * {@code policy eval apparmor …}: what profiles say.
 */
public final class AppArmorTool implements PolicyTool {
  @Override
  public String name() {
    return "apparmor";
  }

  @Override
  public int run(List<String> arguments, InputStream in, PrintStream out) throws IOException {
    if (!arguments.isEmpty() && arguments.get(0).equals("eval")) {
      CharSequence answers = EvalCommand.run(arguments.subList(1, arguments.size()), in);
      out.write(answers.toString().getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return out.checkError() ? 1 : 0;
    }
    if (arguments.isEmpty() || !arguments.get(0).equals("check")) {
      throw new LsmException(Errno.EINVAL, CheckCommand.USAGE + "\n" + EvalCommand.USAGE);
    }
    boolean pass = new CheckCommand(arguments.subList(1, arguments.size()), in).run(out);
    out.flush();
    return pass && !out.checkError() ? 0 : 1;
  }
}
