package org.gatehouse.selinux.label;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gatehouse.selinux.label.automaton.Pattern;
import org.gatehouse.selinux.label.automaton.PatternException;

/** Lines of {@code file_contexts} to specifications with their patterns. */
final class SpecReader {
  /** The most instructions that all patterns together may take; Debian's take 140,000. */
  private static final int LARGEST = 10_000_000;

  private final Predicate<String> validContext;

  SpecReader(Predicate<String> validContext) {
    this.validContext = validContext;
  }

  List<CompiledSpec> read(List<Line> lines) throws LabelSyntaxException {
    List<CompiledSpec> specs = new ArrayList<>();
    long size = 0;
    for (Line line : lines) {
      CompiledSpec spec = read(line);
      specs.add(spec);
      size += spec.rest().size();
      if (size > LARGEST) {
        throw line.error(0, 0, "the patterns need more than " + LARGEST + " instructions");
      }
    }
    return specs;
  }

  private CompiledSpec read(Line line) throws LabelSyntaxException {
    int fields = line.fields().size();
    if (fields < 2) {
      throw line.error(1, 0, "the context is missing");
    }
    ascii(line);
    FileType type = fields == 2 ? FileType.ANY : type(line);
    int contextField = fields == 2 ? 1 : 2;
    String context = line.field(contextField);
    if (!context.equals(FileSpec.NONE) && !validContext.test(context)) {
      throw line.error(contextField, 0, "invalid context " + context);
    }
    return compile(line, new FileSpec(line.file(), line.number(), line.field(0), type, context));
  }

  private static void ascii(Line line) throws LabelSyntaxException {
    for (int field = 0; field < Math.min(3, line.fields().size()); field++) {
      String text = line.field(field);
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) > 127) {
          throw line.error(field, i, "not an ASCII character");
        }
      }
    }
  }

  private static FileType type(Line line) throws LabelSyntaxException {
    String symbol = line.field(1);
    for (FileType type : FileType.values()) {
      if (type != FileType.ANY && type.symbol().equals(symbol)) {
        return type;
      }
    }
    throw line.error(1, 0, "invalid file type " + symbol);
  }

  /** As libselinux: the stem is compared as text, the rest is anchored as text. */
  private static CompiledSpec compile(Line line, FileSpec spec) throws LabelSyntaxException {
    String stem = spec.regex().substring(0, spec.stemLength());
    try {
      String rest = spec.regex().substring(stem.length());
      return new CompiledSpec(spec, stem, Pattern.parse("^" + rest + "$"));
    } catch (PatternException e) {
      int offset = Math.max(0, stem.length() + e.offset() - 1);
      throw line.error(0, offset, String.valueOf(e.getMessage()));
    }
  }
}
