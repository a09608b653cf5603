package org.gatehouse.smack.policy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that speak for one label: {@code netlabel} and {@code ipv6host} (Linux 6.12 smackfs.c,
 * smk_write_net4addr and smk_write_net6addr). The longest prefix wins. Any thread.
 */
public final class HostLabels {
  private static final Pattern V4 =
      Pattern.compile("\\s*([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?:/([0-9]{1,9}))?\\s+(\\S+)[\\s\\S]*");
  private static final Pattern V6 =
      Pattern.compile(
          "\\s*([0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){7})(?:/([0-9]{1,9}))?\\s+(\\S+)[\\s\\S]*");

  private final Labels labels;
  private final int width;
  private final String option;
  private volatile List<Entry> entries = List.of();

  /**
   * A prefix and its label.
   *
   * @param label null where the entry says {@code -CIPSO} or {@code -DELETE}
   */
  private record Entry(BigInteger prefix, int length, @Nullable Label label) {
    boolean isOf(Entry other) {
      return prefix.equals(other.prefix) && length == other.length;
    }
  }

  private HostLabels(Labels labels, int width, String option) {
    this.labels = labels;
    this.width = width;
    this.option = option;
  }

  /** The table of IPv4; {@code -CIPSO} takes hosts out of a wider entry. */
  static HostLabels v4(Labels labels) {
    return new HostLabels(labels, 32, "-CIPSO");
  }

  /** The table of IPv6; {@code -DELETE} takes an entry away. */
  static HostLabels v6(Labels labels) {
    return new HostLabels(labels, 128, "-DELETE");
  }

  /**
   * A write of {@code ADDRESS[/LENGTH] LABEL}.
   *
   * @throws LsmException EINVAL for another form, a length too great or no label
   */
  public synchronized void write(String text) {
    Matcher parts = (width == 32 ? V4 : V6).matcher(text);
    if (!parts.matches()) {
      throw new LsmException(Errno.EINVAL, "a host is ADDRESS[/LENGTH] LABEL");
    }
    int length = parts.group(2) == null ? width : Integer.parseInt(parts.group(2));
    if (length > width) {
      throw new LsmException(Errno.EINVAL, "a prefix has at most " + width + " bits");
    }
    BigInteger prefix = cut(number(parts.group(1)), length);
    put(new Entry(prefix, length, label(parts.group(3))));
  }

  private @Nullable Label label(String word) {
    if (word.startsWith("-")) {
      if (!word.equals(option)) {
        throw new LsmException(Errno.EINVAL, "the option here is " + option);
      }
      return null;
    }
    return labels.intern(word);
  }

  private void put(Entry entry) {
    List<Entry> next = new ArrayList<>(entries);
    next.removeIf(entry::isOf);
    if (entry.label() != null || width == 32) {
      next.add(entry);
    }
    next.sort(Comparator.comparingInt(Entry::length).reversed());
    entries = List.copyOf(next);
  }

  /** The label of a literal address; none for the empty address, which is nobody's. */
  public Optional<Label> of(String address) {
    List<Entry> now = entries;
    if (now.isEmpty() || !isMine(address)) {
      return Optional.empty();
    }
    BigInteger number = number(address);
    if (number.signum() == 0) {
      return Optional.empty();
    }
    return now.stream()
        .filter(entry -> cut(number, entry.length()).equals(entry.prefix()))
        .findFirst()
        .flatMap(entry -> Optional.ofNullable(entry.label()));
  }

  /** As it is read: the longest prefix first. */
  public String show() {
    StringBuilder text = new StringBuilder();
    for (Entry entry : entries) {
      Label label = entry.label();
      text.append(literal(entry.prefix())).append('/').append(entry.length()).append(' ');
      text.append(label == null ? option : label.text()).append('\n');
    }
    return text.toString();
  }

  private boolean isMine(String address) {
    return width == 32
        ? address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
        : address.matches("[0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4}){7}");
  }

  private BigInteger number(String address) {
    BigInteger number = BigInteger.ZERO;
    for (String part : address.split(width == 32 ? "\\." : ":", -1)) {
      int value = Integer.parseInt(part, width == 32 ? 10 : 16);
      if (width == 32 && value > 255) {
        throw new LsmException(Errno.EINVAL, "'" + address + "' is no address");
      }
      number = number.shiftLeft(width == 32 ? 8 : 16).or(BigInteger.valueOf(value));
    }
    return number;
  }

  private BigInteger cut(BigInteger number, int length) {
    return number.shiftRight(width - length).shiftLeft(width - length);
  }

  private String literal(BigInteger number) {
    int bits = width == 32 ? 8 : 16;
    List<String> parts = new ArrayList<>();
    for (int shift = width - bits; shift >= 0; shift -= bits) {
      int part = number.shiftRight(shift).intValue() & ((1 << bits) - 1);
      parts.add(width == 32 ? String.valueOf(part) : String.format("%04x", part));
    }
    return String.join(width == 32 ? "." : ":", parts);
  }
}
