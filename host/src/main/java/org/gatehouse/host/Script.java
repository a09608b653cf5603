package org.gatehouse.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The commands of a batch run.
 *
 * @param file where they are
 * @param name what messages call them
 */
record Script(Path file, String name) {
  static Script of(CommandLine line, State state) throws IOException, RefusedException {
    return switch (line.action()) {
      case COMMANDS -> copy(line.operand().getBytes(StandardCharsets.UTF_8), "-c", state);
      case STDIN -> copy(System.in.readAllBytes(), "-", state);
      default -> given(line.operand());
    };
  }

  private static Script copy(byte[] text, String name, State state) throws IOException {
    Path file = Files.createTempFile(state.dir(), "script", ".gogo");
    file.toFile().deleteOnExit();
    return new Script(Files.write(file, text), name);
  }

  private static Script given(String path) throws RefusedException {
    Path file = Path.of(path).toAbsolutePath();
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new RefusedException("cannot read the script " + path);
    }
    return new Script(file, path);
  }
}
