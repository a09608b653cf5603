package org.gatehouse.apparmor.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.apparmor.decide.LoadedProfile;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.Policy;

/** A directory of profiles, what it puts in force, and what is told of it. */
final class Etc implements PolicyWatcher {
  private static final long BEGIN = 1_000_000;

  final Path path;
  final ActivePolicy policy = new ActivePolicy();
  final Loading loading;
  final ProfileDirectory directory;
  final List<String> told = new ArrayList<>();
  private long clock = BEGIN;

  Etc(Path path) {
    this(path, Choices.unkept());
  }

  Etc(Path path, Choices choices) {
    this(path, choices, Kept.nowhere());
  }

  Etc(Path path, Choices choices, Kept kept) {
    this.path = path;
    this.loading = new Loading(policy, choices, kept, this);
    this.directory = new ProfileDirectory(path, Features.DEFAULT, loading);
  }

  @Override
  public void changed(PolicyChange change, String profile) {
    told.add(change.operation() + " " + profile);
  }

  @Override
  public void refused(String file, String report) {
    told.add(report.replace(path + "/", ""));
  }

  /** Writes a file; each writing has a time of its own. */
  Etc write(String name, String text) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(clock++));
    return this;
  }

  /** Hands a text in. */
  void load(String text, boolean replace) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Policy parsed = directory.parser().parse("text", bytes);
    loading.add(bytes, CompiledPolicy.of(parsed, Features.DEFAULT), replace);
  }

  void delete(String name) throws IOException {
    Files.delete(path.resolve(name));
  }

  /** The profiles in force with their modes. */
  String loaded() {
    return policy.get().all().stream()
        .map(LoadedProfile::toString)
        .collect(Collectors.joining(" "));
  }

  boolean allowsReading(String profile, String file) {
    LoadedProfile found = policy.get().find("", profile);
    byte[] bytes = file.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    return found != null && (found.rules().file(bytes, true).allow() & 4) != 0;
  }
}
