package org.gatehouse.shell.load;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.shell.text.Nearest;

/**
 * Finds the jar that an operator means: a URL, a path, or the name of a module of the distribution.
 *
 * @param modules the distribution's folder of modules
 * @param current what relative paths begin at
 */
public record Sources(Path modules, Path current) {
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.+");
  private static final String BUNDLE = "-bundle.jar";
  private static final String JAR = ".jar";

  /**
   * Where the jar is; this is also the location that its bundle gets.
   *
   * @throws LsmException ENOENT no such jar, with the nearest names; EINVAL not a URL
   */
  public URI find(String what) {
    if (URL.matcher(what).matches()) {
      return url(what);
    }
    boolean path = what.contains("/") || what.endsWith(JAR);
    Path file = path ? current.resolve(what) : named(what);
    if (!Files.exists(file)) {
      throw new LsmException(Errno.ENOENT, "no file " + what);
    }
    return real(file).toUri();
  }

  /** The names in the folder of modules. */
  public List<String> names() {
    try (Stream<Path> files = Files.list(modules)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(JAR))
          .map(Sources::shortName)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static URI url(String what) {
    try {
      URI uri = new URI(what);
      return "file".equals(uri.getScheme()) ? real(Path.of(uri)).toUri() : uri;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new LsmException(Errno.EINVAL, "not a URL: " + e.getMessage(), e);
    }
  }

  private Path named(String name) {
    return Stream.of(name + BUNDLE, name + JAR)
        .map(modules::resolve)
        .filter(Files::exists)
        .findFirst()
        .or(() -> Optional.of(current.resolve(name)).filter(Files::isRegularFile))
        .orElseThrow(() -> unknown(name));
  }

  private LsmException unknown(String name) {
    List<String> names = names();
    String known = names.isEmpty() ? "" : "; there are " + String.join(", ", names);
    String near = Nearest.hint(name, names);
    return new LsmException(
        Errno.ENOENT,
        "no module '" + name + "' in the distribution" + (near.isEmpty() ? known : near));
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw new LsmException(Errno.ENOENT, "no file " + file, e);
    }
  }

  private static String shortName(String file) {
    String end = file.endsWith(BUNDLE) ? BUNDLE : JAR;
    return file.substring(0, file.length() - end.length());
  }
}
