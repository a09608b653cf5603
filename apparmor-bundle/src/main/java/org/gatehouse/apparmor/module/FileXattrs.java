package org.gatehouse.apparmor.module;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.function.Function;
import org.gatehouse.apparmor.dfa.Xattrs;
import org.gatehouse.lsm.object.Task;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * The extended attributes of programs; of a bundle those of the file that it was installed from. A
 * JVM sees {@code user.*} only: others are not there.
 *
 * @param bundles the location of a task's bundle; null if there is none
 * @param files the attributes of a file
 */
record FileXattrs(Function<Task, @Nullable String> bundles, Function<Path, Xattrs> files) {
  private static final String USER = "user.";

  /** As the framework knows them. */
  static FileXattrs of(BundleContext context) {
    return new FileXattrs(
        task -> {
          Bundle bundle = context.getBundle(task.id());
          return bundle == null ? null : bundle.getLocation();
        },
        FileXattrs::real);
  }

  /** Of a bundle. Its file is looked for when a profile asks. */
  Xattrs of(Task task) {
    return name -> {
      Path file = file(bundles.apply(task));
      return file == null ? null : of(file).value(name);
    };
  }

  private static @Nullable Path file(@Nullable String location) {
    String uri = location == null ? "" : location.replaceFirst("^(initial@)?reference:", "");
    try {
      return uri.startsWith("file:/") ? Path.of(URI.create(uri)) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Of a file. */
  Xattrs of(Path file) {
    return files.apply(file);
  }

  /** Those that its file system has. */
  static Xattrs real(Path file) {
    return name -> name.startsWith(USER) ? read(file, name.substring(USER.length())) : null;
  }

  private static byte @Nullable [] read(Path file, String name) {
    String characters =
        new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    try {
      var view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
      if (view == null || !view.list().contains(characters)) {
        return null;
      }
      ByteBuffer value = ByteBuffer.allocate(view.size(characters));
      view.read(characters, value);
      return value.array();
    } catch (IOException e) {
      return null; // what cannot be read is not there: it attaches nothing
    }
  }
}
