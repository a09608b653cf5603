package org.gatehouse.lsm.internal.attr;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.lsm.internal.dispatch.PerModule;

/** The compound context: {@code name\0value\0} for every module that has a value. */
final class Compound {
  private Compound() {}

  static byte[] of(List<PerModule.Answer> answers) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (PerModule.Answer answer : answers) {
      if (answer.reply().isValue()) {
        all.writeBytes(answer.module().getBytes(StandardCharsets.UTF_8));
        all.write(0);
        all.writeBytes(line((byte[]) answer.reply().value()));
        all.write(0);
      }
    }
    return all.toByteArray();
  }

  /** A file of AppArmor ends with a newline, which is no part of the label. */
  private static byte[] line(byte[] value) {
    boolean ended = value.length > 0 && value[value.length - 1] == '\n';
    return ended ? Arrays.copyOf(value, value.length - 1) : value;
  }
}
