package org.gatehouse.smack.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.gatehouse.lsm.hook.LsmException;
import org.jspecify.annotations.Nullable;

/**
 * The labels that are known (Linux 6.12 smack_access.c, smack_known_list). They are only ever
 * added; a look-up takes no lock.
 */
public final class Labels {
  private static final int FIRST_SECID = 10;

  private final ConcurrentMap<String, Label> byText = new ConcurrentHashMap<>();
  private final List<Label> order = new ArrayList<>(); // guarded by itself

  /** Knows the special labels. */
  public Labels() {
    for (Label special : List.of(Label.HUH, Label.HAT, Label.STAR, Label.FLOOR, Label.WEB)) {
      byText.put(special.text(), special);
      order.add(special);
    }
  }

  /**
   * The label that the text begins with; it is known from now on (smk_import_entry).
   *
   * @throws LsmException EINVAL if there is no label in it
   */
  public Label intern(String text) {
    String name = LabelText.parse(text);
    Label known = byText.get(name);
    return known != null ? known : add(name);
  }

  /**
   * The known label that the text begins with, or null.
   *
   * @throws LsmException EINVAL if there is no label in it
   */
  public @Nullable Label find(String text) {
    return byText.get(LabelText.parse(text));
  }

  /** The label of this number, or null. */
  public @Nullable Label bySecid(long secid) {
    synchronized (order) {
      return order.stream().filter(label -> label.secid() == secid).findFirst().orElse(null);
    }
  }

  /** All of them, the newest first, as the kernel lists them. */
  public List<Label> newestFirst() {
    synchronized (order) {
      List<Label> all = new ArrayList<>(order);
      Collections.reverse(all);
      return all;
    }
  }

  private Label add(String name) {
    synchronized (order) {
      Label known = byText.get(name);
      if (known != null) {
        return known;
      }
      Label label = new Label(name, FIRST_SECID + order.size() - 5);
      order.add(label);
      byText.put(name, label);
      return label;
    }
  }
}
