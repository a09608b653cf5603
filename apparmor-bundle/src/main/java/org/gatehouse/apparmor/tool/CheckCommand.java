package org.gatehouse.apparmor.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.PolicyCheck;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyFiles;

/**
 * Checks files. {@code --base} is where {@code <…>} is searched, and relative names resolve against
 * its parent; without it that is {@code /etc/apparmor.d} and the working directory.
 */
final class CheckCommand {
  static final String USAGE =
      "usage: policy check apparmor [--base DIR] [--features FILE] [--list LIST] FILE..."
          + " (LIST holds a path in each line)";

  private static final Charset NATIVE =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

  private final InputStream in;
  private final List<String> names = new ArrayList<>();
  private IncludePath includes =
      new IncludePath(List.of(Path.of("/etc/apparmor.d")), Path.of("").toAbsolutePath());
  private Features features = Features.DEFAULT;

  CheckCommand(List<String> arguments, InputStream in) throws IOException {
    this.in = in;
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      take(rest.next(), rest);
    }
    if (names.isEmpty()) {
      throw new LsmException(Errno.EINVAL, USAGE);
    }
  }

  private void take(String argument, Iterator<String> rest) throws IOException {
    switch (argument) {
      case "--base" -> includes = below(value(rest));
      case "--features" -> features = new Features(text(value(rest)));
      case "--list" -> addAll(text(value(rest)));
      default -> {
        if (argument.startsWith("-")) {
          throw new LsmException(Errno.EINVAL, "no option " + argument + "; " + USAGE);
        }
        names.add(new String(argument.getBytes(NATIVE), StandardCharsets.ISO_8859_1));
      }
    }
  }

  private void addAll(String list) {
    for (String name : list.split("\n", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
  }

  private static String value(Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new LsmException(Errno.EINVAL, USAGE);
    }
    return rest.next();
  }

  private static IncludePath below(String directory) {
    try {
      Path base = Path.of(directory).toAbsolutePath().normalize();
      Path parent = base.getParent();
      return new IncludePath(List.of(base), parent == null ? base : parent);
    } catch (InvalidPathException e) {
      throw new LsmException(Errno.ENOENT, "no directory " + directory, e);
    }
  }

  private String text(String file) throws IOException {
    return new String(PolicyFiles.bytes(file, in), StandardCharsets.ISO_8859_1);
  }

  /** Prints a line for each file; whether all passed. */
  boolean run(PrintStream out) {
    PolicyCheck check =
        new PolicyCheck(
            new PolicyParser(includes, features), policy -> CompiledPolicy.of(policy, features));
    List<PolicyCheck.Verdict> verdicts = check.check(names);
    verdicts.forEach(verdict -> out.print(verdict.line() + "\n"));
    return verdicts.stream().allMatch(PolicyCheck.Verdict::pass);
  }
}
