package org.gatehouse.smack.policy;

import java.util.LinkedHashSet;
import java.util.Set;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * A list of labels between spaces, as in {@code onlycap} and {@code relabel-self} (Linux 6.12
 * smackfs.c, smk_parse_label_list).
 */
public final class LabelList {
  private static final int PAGE = 4096;

  private LabelList() {}

  /**
   * What a write sets: a text whose first word is no label, such as {@code -}, clears the list.
   *
   * @throws LsmException EINVAL if a later word is no label; then nothing is set
   */
  public static Set<Label> parse(Labels labels, String text) {
    if (text.length() > PAGE) {
      throw new LsmException(Errno.EINVAL, "a list of more than a page");
    }
    Set<Label> list = new LinkedHashSet<>();
    for (String word : text.split(" ", -1)) {
      if (!word.isEmpty() && !add(list, labels, word)) {
        break;
      }
    }
    return list;
  }

  private static boolean add(Set<Label> list, Labels labels, String word) {
    try {
      list.add(labels.intern(word));
      return true;
    } catch (LsmException e) {
      if (list.isEmpty()) {
        return false;
      }
      throw e;
    }
  }
}
