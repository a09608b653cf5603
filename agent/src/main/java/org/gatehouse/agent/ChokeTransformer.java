package org.gatehouse.agent;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites the classes of the table, and remembers which rows it really put in.
 *
 * <p>Only classes of named modules of the boot layer are the JDK's, and only those that the
 * launcher or one of the framework's own loaders defines are the framework's and a bundle's;
 * another class of the same name is left alone.
 */
final class ChokeTransformer implements ClassFileTransformer {
  private final Map<String, List<ChokePoint>> byType;
  private final Set<ChokePoint> found = ConcurrentHashMap.newKeySet();
  private final Map<String, Throwable> failed = new ConcurrentHashMap<>();

  ChokeTransformer(Map<String, List<ChokePoint>> byType) {
    this.byType = Map.copyOf(byType);
  }

  boolean isFound(ChokePoint point) {
    return found.contains(point);
  }

  /** What went wrong, by class. */
  Map<String, Throwable> failed() {
    return Map.copyOf(failed);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] content) {
    List<ChokePoint> points = name == null ? null : byType.get(name);
    if (name == null
        || points == null
        || !(isJdk(module) || isFramework(name, loader) || isBundles(name, loader))) {
      return null;
    }
    try {
      return rewrite(content, points);
    } catch (Throwable t) {
      failed.put(name, t); // the self-test reports its rows as missing
      return null;
    }
  }

  private static boolean isJdk(@Nullable Module module) {
    return module != null && module.isNamed() && module.getLayer() == ModuleLayer.boot();
  }

  /** The framework is the launcher's, or it is an application's own and nobody's business. */
  private static boolean isFramework(String name, @Nullable ClassLoader loader) {
    return name.startsWith(ChokePoint.FRAMEWORK) && isLaunchers(loader);
  }

  private static boolean isLaunchers(@Nullable ClassLoader loader) {
    return loader == ClassLoader.getSystemClassLoader();
  }

  /**
   * A service of the platform comes in a bundle. An application that brings a class of that name
   * has checks put into its own code, which is its own affair.
   */
  private static boolean isBundles(String name, @Nullable ClassLoader loader) {
    return loader != null
        && !name.startsWith(ChokePoint.FRAMEWORK)
        && isFramework(
            loader.getClass().getName().replace('.', '/'), loader.getClass().getClassLoader());
  }

  private byte[] rewrite(byte[] content, List<ChokePoint> points) {
    ClassReader reader = new ClassReader(content);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    List<ChokePoint> put = new ArrayList<>();
    reader.accept(new Rewriter(writer, points, Locals.of(reader), put), 0);
    byte[] rewritten = writer.toByteArray();
    found.addAll(put);
    return rewritten;
  }

  private static final class Rewriter extends ClassVisitor {
    private final List<ChokePoint> points;
    private final Map<String, Integer> locals;
    private final List<ChokePoint> put;

    Rewriter(
        ClassVisitor next,
        List<ChokePoint> points,
        Map<String, Integer> locals,
        List<ChokePoint> put) {
      super(Opcodes.ASM9, next);
      this.points = points;
      this.locals = locals;
      this.put = put;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      boolean hasCode = (access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) == 0;
      List<ChokePoint> here =
          points.stream().filter(p -> hasCode && p.isMethod(name, descriptor)).toList();
      put.addAll(here);
      int free = locals.getOrDefault(name + descriptor, 0);
      return here.isEmpty() ? next : new Insertion(next, access, descriptor, free, here);
    }
  }
}
