package org.gatehouse.selinux.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes role, file name and range transitions. */
final class TransitionWriter {
  private final ByteSink out;
  private final int version;
  private final int processClass;

  TransitionWriter(ByteSink out, Policy policy) {
    this.out = out;
    this.version = policy.version();
    this.processClass = policy.names().classes().named("process").map(ObjectClass::value).orElse(0);
  }

  void roleTransitions(List<RoleTransition> all) {
    boolean classes = version >= Format.ROLE_CLASS;
    out.list(
        all.stream().filter(next -> classes || next.objectClass() == processClass).toList(),
        next -> {
          out.i32(next.role(), next.type(), next.newRole());
          if (classes) {
            out.i32(next.objectClass());
          }
        });
  }

  void roleAllows(List<RoleAllow> all) {
    out.list(all, next -> out.i32(next.role(), next.newRole()));
  }

  void filenameTransitions(List<FilenameTransition> all) {
    if (version >= Format.COMPRESSED_FILENAMES) {
      out.list(grouped(all), this::filename);
    } else if (version >= Format.FILENAME_TRANSITIONS) {
      out.i32(all.stream().mapToInt(TransitionWriter::sources).sum());
      all.forEach(this::oldFilename);
    }
  }

  /** One transition per name, target and class, where an older version had many. */
  private static List<FilenameTransition> grouped(List<FilenameTransition> all) {
    return all.stream()
        .collect(
            Collectors.toMap(
                next ->
                    new FilenameTransition(
                        next.name(), next.target(), next.objectClass(), List.of()),
                next -> next,
                TransitionWriter::joined,
                java.util.LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  /** The results of both; of two for one source the first holds. */
  private static FilenameTransition joined(FilenameTransition first, FilenameTransition second) {
    List<FilenameTransition.Result> results = new ArrayList<>(first.results());
    results.addAll(second.results());
    return new FilenameTransition(first.name(), first.target(), first.objectClass(), results);
  }

  private static int sources(FilenameTransition next) {
    return next.results().stream().mapToInt(result -> result.sources().size()).sum();
  }

  private void filename(FilenameTransition next) {
    out.name(next.name());
    out.i32(next.target(), next.objectClass());
    out.list(
        next.results(),
        result -> {
          out.ebitmap(result.sources());
          out.i32(result.type());
        });
  }

  private void oldFilename(FilenameTransition next) {
    for (FilenameTransition.Result result : next.results()) {
      result
          .sources()
          .forEach(
              source -> {
                out.name(next.name());
                out.i32(source + 1, next.target(), next.objectClass(), result.type());
              });
    }
  }

  void rangeTransitions(List<RangeTransition> all) {
    boolean classes = version >= Format.RANGE_CLASS;
    out.list(
        all.stream().filter(next -> classes || next.objectClass() == processClass).toList(),
        next -> {
          out.i32(next.source(), next.target());
          if (classes) {
            out.i32(next.objectClass());
          }
          out.range(next.range());
        });
  }
}
