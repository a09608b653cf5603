package org.gatehouse.lsm.internal.osgi;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gatehouse.lsm.internal.stack.StackerService;
import org.gatehouse.lsm.module.PolicyFiles;
import org.jspecify.annotations.Nullable;

/**
 * What survives a restart: who installed which bundle, and the modules that an operator enabled.
 *
 * <p>Written to a new file that then takes the old one's place, so that a crash leaves one or the
 * other. A file that cannot be read is kept aside and the host starts without it.
 */
final class StateFile implements StackerService.Wanted {
  private static final String ENABLED = "enabled";
  private static final String PARENT = "parent.";

  private final Path file;
  private final Properties values; // guarded by this
  private final List<String> complaints; // guarded by this; empty once there is a sink
  private @Nullable Consumer<String> sink; // guarded by this

  private StateFile(Path file, Properties values, List<String> complaints) {
    this.file = file;
    this.values = values;
    this.complaints = complaints;
  }

  static StateFile load(Path file) throws IOException {
    Properties values = new Properties();
    List<String> complaints = new ArrayList<>();
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        values.load(in);
      } catch (IOException | IllegalArgumentException e) {
        Path aside = file.resolveSibling(file.getFileName() + ".bad");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        values.clear();
        complaints.add("the saved state is unreadable and kept as " + aside + ": " + e);
      }
    }
    return new StateFile(file, values, complaints);
  }

  /** Tells what went wrong so far, and from now on whatever does. */
  synchronized void complainTo(Consumer<String> teller) {
    complaints.forEach(teller);
    complaints.clear();
    sink = teller;
  }

  private synchronized void complain(IOException cause) {
    String complaint = "the state could not be saved: " + cause;
    if (sink == null) {
      complaints.add(complaint);
    } else {
      sink.accept(complaint);
    }
  }

  synchronized long parent(long bundle) {
    String parent = values.getProperty(PARENT + bundle, "0");
    return parent.matches("[0-9]{1,18}") ? Long.parseLong(parent) : 0;
  }

  synchronized void setParent(long bundle, long parent) {
    values.setProperty(PARENT + bundle, Long.toString(parent));
    save();
  }

  synchronized void removeParent(long bundle) {
    values.remove(PARENT + bundle);
    save();
  }

  /** The modules an operator enabled, oldest first. */
  synchronized List<String> enabled() {
    return Stream.of(values.getProperty(ENABLED, "").split(",", -1))
        .filter(n -> !n.isEmpty())
        .toList();
  }

  @Override
  public synchronized void add(String name) {
    List<String> names = new ArrayList<>(enabled());
    if (!names.contains(name)) {
      names.add(name);
      setEnabled(names);
    }
  }

  @Override
  public synchronized void remove(String name) {
    List<String> names = new ArrayList<>(enabled());
    if (names.remove(name)) {
      setEnabled(names);
    }
  }

  private void setEnabled(List<String> names) {
    values.setProperty(ENABLED, String.join(",", names));
    save();
  }

  private void save() {
    StringWriter text = new StringWriter();
    try {
      values.store(text, null);
      PolicyFiles.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      complain(e);
    }
  }
}
