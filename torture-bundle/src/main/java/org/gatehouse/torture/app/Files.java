package org.gatehouse.torture.app;

import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;

/** The files that an application has open; now and then it closes one and opens it anew. */
final class Files {
  private static final int OPEN = 8;

  private final ObjectTable objects;
  private final Cred cred;
  private final PathObject path;
  private final AtomicReferenceArray<FileObject> files = new AtomicReferenceArray<>(OPEN);

  Files(ObjectTable objects, Cred cred, Path path) {
    this.objects = objects;
    this.cred = cred;
    this.path = objects.path(path);
    for (int i = 0; i < OPEN; i++) {
      files.set(i, open());
    }
  }

  private FileObject open() {
    return objects.file(path, Mask.READ, cred);
  }

  FileObject any() {
    return files.get(ThreadLocalRandom.current().nextInt(OPEN));
  }

  void reopenOne() {
    int i = ThreadLocalRandom.current().nextInt(OPEN);
    objects.release(files.getAndSet(i, open()));
  }

  void closeAll() {
    for (int i = 0; i < OPEN; i++) {
      objects.release(files.get(i));
    }
  }
}
