package org.gatehouse.smack.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * A number of smackfs: {@code ptrace}, {@code logging}, {@code doi}, {@code direct} and {@code
 * mapped}. As {@code sscanf("%d")} it takes the number a text begins with. Any thread.
 */
public final class NumberSetting {
  private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?[0-9]{1,10})[\\s\\S]*");

  private final String name;
  private final long least;
  private final long most;
  private final int longest;
  private volatile int value;

  NumberSetting(String name, long least, long most, int longest, int value) {
    this.name = name;
    this.least = least;
    this.most = most;
    this.longest = longest;
    this.value = value;
  }

  /** The value now. */
  public int get() {
    return value;
  }

  /**
   * A write.
   *
   * @throws LsmException EINVAL without a number, with one out of range, or for a text too long
   */
  public void write(String text) {
    Matcher number = NUMBER.matcher(text);
    if (text.length() >= longest || !number.matches()) {
      throw new LsmException(Errno.EINVAL, name + " is a number");
    }
    long wanted = Long.parseLong(number.group(1));
    if (wanted < least || wanted > most) {
      throw new LsmException(Errno.EINVAL, name + " is from " + least + " to " + most);
    }
    value = (int) wanted;
  }
}
