package org.gatehouse.apparmor.fs;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.BiFunction;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.jspecify.annotations.Nullable;

/**
 * A file into which a subject writes a question, to read the answer. In Linux the answer belongs to
 * the open file; the tree knows none, so it belongs to the subject: two threads of one subject that
 * ask at once may read each other's answers.
 */
final class QuestionFile implements ControlFile {
  /** A page without the kernel's head of it. */
  private static final int LIMIT = 4096 - Long.BYTES;

  private static final class Answer {
    volatile String text = "";
  }

  private final BiFunction<Cred, byte[], String> questions;
  private volatile @Nullable BlobSlot<Answer> slot;

  /** Answers as {@code questions} does, which throws what is to be refused. */
  QuestionFile(BiFunction<Cred, byte[], String> questions) {
    this.questions = questions;
  }

  void begin(BlobSlots slots) {
    slot = slots.reserve(ObjectKind.CRED);
  }

  @Override
  public int mode() {
    return 0666;
  }

  @Override
  public byte[] read(Cred subject) {
    Answer answer = slot().get(subject);
    return answer == null ? new byte[0] : answer.text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public int write(Cred subject, byte[] data, long offset) {
    if (data.length >= LIMIT) {
      throw new LsmException(Errno.EFBIG, "a question is shorter than " + LIMIT + " bytes");
    }
    String text = questions.apply(subject, data);
    Answer fresh = new Answer();
    Answer there = slot().get(subject);
    if (there == null) {
      there = slot().attach(subject, fresh) ? fresh : slot().get(subject);
    }
    Objects.requireNonNullElse(there, fresh).text = text;
    return data.length;
  }

  private BlobSlot<Answer> slot() {
    return Objects.requireNonNull(slot, "apparmor was never enabled");
  }
}
