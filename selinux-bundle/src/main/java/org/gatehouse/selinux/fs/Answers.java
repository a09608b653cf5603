package org.gatehouse.selinux.fs;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.object.Cred;
import org.jspecify.annotations.Nullable;

/**
 * The answers to questions that subjects wrote into files, until they read them. In Linux they
 * belong to the open file; the tree knows no open files, so they belong to the subject: two threads
 * of one subject that ask the same file at once may read each other's answers.
 */
public final class Answers {
  private volatile @Nullable BlobSlot<Map<String, String>> slot;

  /** The module is being enabled: forgets all answers. */
  public void begin(BlobSlots slots) {
    slot = slots.reserve(ObjectKind.CRED);
  }

  /** The answer to the subject's last question of a file; empty before the first. */
  String of(Cred subject, String file) {
    Map<String, String> all = slot().get(subject);
    return all == null ? "" : all.getOrDefault(file, "");
  }

  void put(Cred subject, String file, String answer) {
    Map<String, String> fresh = new ConcurrentHashMap<>();
    @Nullable Map<String, String> there = slot().get(subject);
    if (there == null) {
      there = slot().attach(subject, fresh) ? fresh : slot().get(subject);
    }
    Objects.requireNonNullElse(there, fresh).put(file, answer);
  }

  private BlobSlot<Map<String, String>> slot() {
    return Objects.requireNonNull(slot, "selinux was never enabled");
  }
}
