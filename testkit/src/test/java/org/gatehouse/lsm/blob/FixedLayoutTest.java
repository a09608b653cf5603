package org.gatehouse.lsm.blob;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.internal.blob.HeaderBlob;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.testkit.FakeObjects;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** A host without support for loadable modules: bare arrays, fixed offsets, no check. */
@Proves("B-9")
public class FixedLayoutTest extends InWorld {
  private final RecordingModule a = RecordingModule.named("a");
  private final RecordingModule b = RecordingModule.named("b");

  public FixedLayoutTest() {
    super(HostOptions.DEFAULT.withLoadable(false));
  }

  @Test
  public void noBlobHasAHeader() {
    FakeObjects objects = world.newObjects();
    Set<SecurityObject> all =
        Set.of(objects.task(), objects.file(), objects.inode(), objects.socket());
    all.forEach(object -> assertFalse(object.blob() instanceof HeaderBlob));
    assertEquals(0, host().blobs().layoutVersion(ObjectKind.FILE));
  }

  @Test
  public void modulesFindTheirValuesAtTheirOffsets() {
    enable(a, b);
    BlobSlot<String> ofA = a.context().slots().reserve(ObjectKind.FILE);
    BlobSlot<Integer> ofB = b.context().slots().reserve(ObjectKind.FILE);
    FileObject file = newFile();
    assertNull(ofA.get(file));
    assertTrue(ofA.attach(file, "a's"));
    assertFalse(ofA.attach(file, "again"));
    assertTrue(ofB.attach(file, 5));
    assertEquals("a's", ofA.get(file));
    assertEquals(Integer.valueOf(5), ofB.get(file));
    assertEquals(new Unlinked<>(Unlinked.Status.UNLINKED, "a's"), ofA.unlink(file));
    assertEquals(Unlinked.Status.ABSENT, ofA.unlink(file).status());
    assertEquals(Integer.valueOf(5), ofB.get(file));
  }

  @Test
  public void aModuleStaysBecauseNothingOfItCouldBeSwept() {
    enable(a);
    refused(Errno.EINVAL, () -> disable("a"));
    assertEquals(List.of("a"), stacked());
  }
}
