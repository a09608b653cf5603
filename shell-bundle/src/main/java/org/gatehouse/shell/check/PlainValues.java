package org.gatehouse.shell.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.shell.text.Nearest;

/** Words that stand for themselves: constants, yes and no, attributes. */
final class PlainValues {
  private PlainValues() {}

  static Object constant(Class<?> type, String word) {
    List<Object> all = List.of(type.getEnumConstants());
    String wanted = word.toUpperCase(Locale.ROOT);
    return all.stream()
        .filter(c -> c.toString().equals(wanted) || c.toString().equals("CAP_" + wanted))
        .findFirst()
        .orElseThrow(() -> unknown(type, word, all));
  }

  private static LsmException unknown(Class<?> type, String word, List<Object> all) {
    List<String> names = all.stream().map(c -> c.toString().toLowerCase(Locale.ROOT)).toList();
    String near = Nearest.hint(word.toLowerCase(Locale.ROOT), names);
    String known = near.isEmpty() ? "; there are " + String.join(", ", names) : near;
    return new LsmException(Errno.EINVAL, "no " + type.getSimpleName() + " '" + word + "'" + known);
  }

  static Object bool(String word) {
    if (!List.of("true", "false").contains(word)) {
      throw new LsmException(Errno.EINVAL, "'" + word + "' is neither true nor false");
    }
    return Boolean.valueOf(word);
  }

  static Object xattr(String word) {
    int colon = word.indexOf(':');
    if (colon < 1) {
      throw new LsmException(Errno.EINVAL, "'" + word + "' is not name:value");
    }
    byte[] value = word.substring(colon + 1).getBytes(UTF_8);
    return new Xattr(word.substring(0, colon), value);
  }
}
