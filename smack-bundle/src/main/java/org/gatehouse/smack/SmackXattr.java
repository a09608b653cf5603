package org.gatehouse.smack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The extended attributes of files. A JVM reaches those in {@code user.} only; the names behind are
 * the kernel's.
 */
enum SmackXattr {
  SMACK64,
  SMACK64IPIN,
  SMACK64IPOUT,
  SMACK64EXEC,
  SMACK64MMAP,
  SMACK64TRANSMUTE;

  static final String TRUE = "TRUE";
  private static final List<String> PREFIXES = List.of("user.", "security.");
  private static final int LONGEST = 4096;

  /** The attribute of a full name. */
  static Optional<SmackXattr> of(String name) {
    for (String prefix : PREFIXES) {
      for (SmackXattr each : values()) {
        if (name.equals(prefix + each.name())) {
          return Optional.of(each);
        }
      }
    }
    return Optional.empty();
  }

  /** The name it has on a file. */
  String fullName() {
    return PREFIXES.get(0) + name();
  }

  /** Its value on a file, or null: none there, or none can be. */
  @Nullable String read(Path file) {
    try {
      UserDefinedFileAttributeView view = view(file);
      if (view == null || view.size(name()) > LONGEST) {
        return null;
      }
      ByteBuffer value = ByteBuffer.allocate(view.size(name()));
      view.read(name(), value);
      return new String(value.array(), 0, value.position(), StandardCharsets.ISO_8859_1);
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  /** Writes it; false where the file or the file system takes none. */
  boolean write(Path file, String value) {
    try {
      UserDefinedFileAttributeView view = view(file);
      return view != null
          && view.write(name(), ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1))) > 0;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Takes it off; false where it cannot be. */
  boolean remove(Path file) {
    try {
      UserDefinedFileAttributeView view = view(file);
      if (view != null && view.list().contains(name())) {
        view.delete(name());
      }
      return view != null;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static @Nullable UserDefinedFileAttributeView view(Path file) {
    return Files.getFileAttributeView(
        file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** The names a file has. */
  static List<String> names(Path file) {
    try {
      UserDefinedFileAttributeView view = view(file);
      return view == null ? List.of() : view.list();
    } catch (IOException | UnsupportedOperationException e) {
      return List.of();
    }
  }
}
