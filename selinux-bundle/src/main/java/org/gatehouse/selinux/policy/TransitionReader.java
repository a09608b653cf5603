package org.gatehouse.selinux.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads role, file name and range transitions. */
final class TransitionReader {
  private final ByteSource in;
  private final SetReader sets;
  private final int version;
  private final Names names;
  private final ContextRules contexts;
  private final int processClass;
  private final Map<String, String> fileNames = new HashMap<>();
  private final Map<Integer, Ebitmap> sources = new HashMap<>();

  TransitionReader(ByteSource in, SetReader sets, int version, Names names, ContextRules contexts) {
    this.in = in;
    this.sets = sets;
    this.version = version;
    this.names = names;
    this.contexts = contexts;
    this.processClass = names.classes().named("process").map(ObjectClass::value).orElse(0);
  }

  private int type() {
    return in.value("transition's type", names.types().count());
  }

  private int result() {
    int type = type();
    if (!contexts.isType(type)) {
      throw in.bad("a transition to " + type + ", which is no type");
    }
    return type;
  }

  private int role() {
    return in.value("transition's role", names.roles().count());
  }

  private int objectClass() {
    return in.value("transition's class", names.classes().count());
  }

  List<RoleTransition> roleTransitions() {
    int count = in.count("role transitions", 12);
    List<RoleTransition> all = new ArrayList<>();
    Set<List<Integer>> keys = new HashSet<>();
    for (int i = 0; i < count; i++) {
      int role = role();
      int type = type();
      int next = role();
      int objectClass = version >= Format.ROLE_CLASS ? objectClass() : processClass;
      if (!keys.add(List.of(role, type, objectClass))) {
        throw in.bad("the same role transition twice");
      }
      all.add(new RoleTransition(role, type, objectClass, next));
    }
    return List.copyOf(all);
  }

  List<RoleAllow> roleAllows() {
    int count = in.count("role allows", 8);
    List<RoleAllow> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new RoleAllow(role(), role()));
    }
    return List.copyOf(all);
  }

  List<FilenameTransition> filenameTransitions() {
    if (version < Format.FILENAME_TRANSITIONS) {
      return List.of();
    }
    boolean compressed = version >= Format.COMPRESSED_FILENAMES;
    int count = in.count("file name transitions", compressed ? 32 : 20);
    List<FilenameTransition> all = new ArrayList<>();
    Set<FilenameTransition> keys = new HashSet<>();
    for (int i = 0; i < count; i++) {
      FilenameTransition next = compressed ? filename() : oldFilename();
      FilenameTransition key =
          new FilenameTransition(next.name(), next.target(), next.objectClass(), List.of());
      if (compressed && !keys.add(key)) {
        throw in.bad("the same file name transition twice");
      }
      all.add(next);
    }
    return List.copyOf(all);
  }

  private String fileName() {
    return fileNames.computeIfAbsent(in.name("file name"), name -> name);
  }

  private FilenameTransition oldFilename() {
    String name = fileName();
    Ebitmap source = sources.computeIfAbsent(type() - 1, Ebitmap::of);
    int target = type();
    int objectClass = objectClass();
    List<FilenameTransition.Result> result =
        List.of(new FilenameTransition.Result(source, result()));
    return new FilenameTransition(name, target, objectClass, result);
  }

  private FilenameTransition filename() {
    String name = fileName();
    int target = type();
    int objectClass = objectClass();
    int count = in.count("file name transition's results", 16);
    if (count == 0) {
      throw in.bad("a file name transition without results");
    }
    List<FilenameTransition.Result> results = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      results.add(new FilenameTransition.Result(sets.ebitmap(name), result()));
    }
    return new FilenameTransition(name, target, objectClass, List.copyOf(results));
  }

  List<RangeTransition> rangeTransitions() {
    if (version < Format.MLS) {
      return List.of();
    }
    int count = in.count("range transitions", 20);
    List<RangeTransition> all = new ArrayList<>();
    Set<List<Integer>> keys = new HashSet<>();
    for (int i = 0; i < count; i++) {
      int source = type();
      int target = type();
      int objectClass = version >= Format.RANGE_CLASS ? objectClass() : processClass;
      Range range = sets.range("range transition");
      if (!contexts.isValid(range) || !keys.add(List.of(source, target, objectClass))) {
        throw in.bad("a range transition to no range, or twice");
      }
      all.add(new RangeTransition(source, target, objectClass, range));
    }
    return List.copyOf(all);
  }
}
