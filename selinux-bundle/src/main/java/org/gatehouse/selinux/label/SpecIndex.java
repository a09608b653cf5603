package org.gatehouse.selinux.label;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Specifications in the order of libselinux, by stem. A path is matched twice: the whole of it
 * against those without a stem, and what follows its first directory against those of that stem.
 */
final class SpecIndex {
  private static final String NO_STEM = "";

  private final List<FileSpec> specs;
  private final Map<String, StemSpecs> byStem = new HashMap<>();
  private final StemSpecs stemless;

  SpecIndex(List<CompiledSpec> inFileOrder) {
    List<CompiledSpec> sorted = sorted(inFileOrder);
    specs = sorted.stream().map(CompiledSpec::spec).toList();
    Map<String, List<StemSpecs.Ranked>> groups = new HashMap<>();
    for (int rank = 0; rank < sorted.size(); rank++) {
      CompiledSpec spec = sorted.get(rank);
      groups
          .computeIfAbsent(spec.stem(), stem -> new ArrayList<>())
          .add(new StemSpecs.Ranked(rank, spec));
    }
    stemless = new StemSpecs(groups.getOrDefault(NO_STEM, List.of()));
    groups.remove(NO_STEM);
    groups.forEach((stem, members) -> byStem.put(stem, new StemSpecs(members)));
  }

  /** Expressions as they come, then exact paths as they come. */
  private static List<CompiledSpec> sorted(List<CompiledSpec> inFileOrder) {
    List<CompiledSpec> expressions = new ArrayList<>();
    List<CompiledSpec> exact = new ArrayList<>();
    for (CompiledSpec spec : inFileOrder) {
      (spec.spec().isExact() ? exact : expressions).add(spec);
    }
    expressions.addAll(exact);
    return expressions;
  }

  List<FileSpec> specs() {
    return specs;
  }

  @Nullable FileSpec best(byte[] path, FileType type) {
    int best = stemless.best(path, 0, type);
    int length = stemLength(path);
    StemSpecs stem = byStem.get(new String(path, 0, length, StandardCharsets.ISO_8859_1));
    if (stem != null) {
      best = Math.max(best, stem.best(path, length, type));
    }
    return best == StemSpecs.NO_MATCH ? null : specs.get(best);
  }

  private static int stemLength(byte[] path) {
    for (int i = 1; i < path.length; i++) {
      if (path[i] == '/') {
        return i;
      }
    }
    return 0;
  }
}
