package org.gatehouse.shell.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal that the process was started on. */
final class Terminals {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private Terminals() {}

  /** Through stty, as nothing here may load native code; without a terminal, plain streams. */
  static Terminal open() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(
        Terminal.class.getClassLoader()); // JLine looks for providers there
    try {
      boolean real = isTerminal(0) && isTerminal(1);
      return TerminalBuilder.builder()
          .name("gatehouse")
          .system(true)
          .provider(real ? TerminalBuilder.PROP_PROVIDER_EXEC : TerminalBuilder.PROP_PROVIDER_DUMB)
          .nativeSignals(true)
          .signalHandler(Terminal.SignalHandler.SIG_IGN)
          .dumb(true)
          .build();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static boolean isTerminal(int descriptor) {
    try {
      String device =
          Files.readSymbolicLink(DESCRIPTORS.resolve(String.valueOf(descriptor))).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }
}
