package org.gatehouse.selinux.module;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The extended attribute of a file with its context. A JVM reaches those in {@code user.} only. */
final class SelinuxXattr {
  /** The name behind the prefix. */
  static final String NAME = "selinux";

  /** The name it has on a file. */
  static final String FULL_NAME = "user." + NAME;

  private static final int LONGEST = 4096;

  private SelinuxXattr() {}

  /** Whether the full name is that of the label. */
  static boolean is(String name) {
    return name.equals(FULL_NAME) || name.equals("security." + NAME);
  }

  /** The text of bytes that may end in a zero, as the tools write it. */
  static String text(byte[] value) {
    return new String(value, 0, end(value), StandardCharsets.ISO_8859_1);
  }

  /** The bytes without the zero at their end. */
  static byte[] unended(byte[] value) {
    return Arrays.copyOf(value, end(value));
  }

  private static int end(byte[] value) {
    int end = value.length;
    while (end > 0 && value[end - 1] == 0) {
      end--;
    }
    return end;
  }

  /** Its value on a file, or null: none there, or none can be. */
  static @Nullable String read(Path file) {
    try {
      UserDefinedFileAttributeView view = view(file);
      if (view == null || !view.list().contains(NAME) || view.size(NAME) > LONGEST) {
        return null;
      }
      ByteBuffer value = ByteBuffer.allocate(view.size(NAME));
      view.read(NAME, value);
      return text(value.array());
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  /** Writes it; false where the file or the file system takes none. */
  static boolean write(Path file, String value) {
    try {
      UserDefinedFileAttributeView view = view(file);
      return view != null
          && view.write(NAME, ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1))) > 0;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static @Nullable UserDefinedFileAttributeView view(Path file) {
    return Files.getFileAttributeView(
        file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }
}
