package org.gatehouse.host;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyTool;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of {@code bin/gatehouse policy}: hands the arguments to the policy tool of the
 * named module. The modules are on the class path; there is no framework.
 */
public final class PolicyMain {
  private static final List<String> VERBS = List.of("check", "eval", "transcript");

  private PolicyMain() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    try {
      return ask(args);
    } catch (RefusedException | LsmException e) {
      return refuse(e.getMessage());
    } catch (IOException e) {
      return refuse(e.toString());
    }
  }

  private static int refuse(@Nullable String message) {
    System.err.println("gatehouse: " + message);
    return 1;
  }

  private static int ask(String... args) throws RefusedException, IOException {
    if (args.length < 2 || !VERBS.contains(args[0])) {
      throw new RefusedException("usage: gatehouse policy check|eval|transcript MODULE FILE...");
    }
    List<PolicyTool> tools = tools();
    PolicyTool tool =
        tools.stream()
            .filter(candidate -> candidate.name().equals(args[1]))
            .findFirst()
            .orElseThrow(() -> unknown(args[1], tools));
    try (PrintStream out = output()) {
      return tool.run(arguments(args), System.in, out) == 0 ? 0 : 1;
    }
  }

  /** Standard output as bytes, as tables are; one write for many rows. */
  private static PrintStream output() {
    OutputStream raw = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    return new PrintStream(raw, false, StandardCharsets.ISO_8859_1);
  }

  private static List<PolicyTool> tools() {
    return ServiceLoader.load(PolicyTool.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  private static RefusedException unknown(String name, List<PolicyTool> tools) {
    String known = tools.stream().map(PolicyTool::name).sorted().collect(Collectors.joining(", "));
    return new RefusedException("no policy tool '" + name + "'; there are: " + known);
  }

  /** The verb and what follows the module's name. */
  private static List<String> arguments(String... args) {
    List<String> rest = Arrays.asList(args).subList(2, args.length);
    return Stream.concat(Stream.of(args[0]), rest.stream()).toList();
  }
}
