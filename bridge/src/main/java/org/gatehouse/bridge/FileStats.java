package org.gatehouse.bridge;

import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the system says of files, by one call each: lstat of a path, fstat of an open descriptor.
 * The JDK gives the same only by name, and as a map. For whoever has the token; nobody else may
 * look at files unseen.
 */
public final class FileStats {
  /**
   * One answer.
   *
   * @see #of
   */
  public static final class Stat {
    /** The device. */
    public final long device;

    /** The number of the inode. */
    public final long number;

    /** Type and permission bits. */
    public final int mode;

    /** When the inode changed: nanoseconds since 1970. */
    public final long changed;

    Stat(long device, long number, int mode, long changed) {
      this.device = device;
      this.number = number;
      this.mode = mode;
      this.changed = changed;
    }
  }

  private static final long SECOND = 1_000_000_000L;

  private static volatile MethodHandle @Nullable [] installed;

  /** Constants for the compiler; made when they are first used. */
  private static final class Handles {
    static final MethodHandle AT = handle(0);
    static final MethodHandle OF = handle(1);
    static final MethodHandle DEVICE = handle(2);
    static final MethodHandle NUMBER = handle(3);
    static final MethodHandle MODE = handle(4);
    static final MethodHandle SECONDS = handle(5);
    static final MethodHandle NANOS = handle(6);

    private Handles() {}

    private static MethodHandle handle(int index) {
      return Objects.requireNonNull(installed)[index];
    }
  }

  private FileStats() {}

  /**
   * Takes the handles, once.
   *
   * @param token the bridge's
   * @param handles {@code (Path)PosixFileAttributes}, {@code (int)PosixFileAttributes}, then from
   *     these attributes the device, the number, the mode, the seconds and the nanoseconds
   */
  public static void install(Object token, MethodHandle... handles) {
    Bridge.demand(token);
    installed = handles.clone();
  }

  /**
   * The door, for whoever has the token.
   *
   * @return null where no agent installed the handles
   */
  public static @Nullable FileStats open(Object token) {
    Bridge.demand(token);
    return installed == null ? null : new FileStats();
  }

  /**
   * What the name itself is, a link perhaps.
   *
   * @return null where it cannot be said this way: the caller asks the JDK, and hears why
   */
  public @Nullable Stat at(Path path) {
    try {
      return stat((PosixFileAttributes) Handles.AT.invokeExact(path));
    } catch (Throwable t) {
      return null;
    }
  }

  /** What the open descriptor stands for; null as for {@link #at}. */
  public @Nullable Stat of(int descriptor) {
    try {
      return stat((PosixFileAttributes) Handles.OF.invokeExact(descriptor));
    } catch (Throwable t) {
      return null;
    }
  }

  private static Stat stat(PosixFileAttributes raw) throws Throwable {
    long seconds = (long) Handles.SECONDS.invokeExact(raw);
    return new Stat(
        (long) Handles.DEVICE.invokeExact(raw),
        (long) Handles.NUMBER.invokeExact(raw),
        (int) Handles.MODE.invokeExact(raw),
        seconds * SECOND + (long) Handles.NANOS.invokeExact(raw));
  }
}
