package org.gatehouse.selinux.server;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Labels;
import org.gatehouse.selinux.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * SIDs and their contexts under one policy. A context that the policy does not know keeps its SID
 * and its text, and is unlabelled meanwhile. Looking up takes no lock; adding is for whoever holds
 * the server's.
 */
final class SidTable {
  private static final int FIRST = InitialSids.NAMES.size() + 1;

  /** A SID's context; without one it is unlabelled and only the text remains. */
  private record Entry(@Nullable Context context, String text) {}

  private final Map<Context, Integer> byContext = new ConcurrentHashMap<>();
  private final Map<String, Integer> invalid = new ConcurrentHashMap<>();

  /** By SID; what lies below the end is never changed but for growing. */
  private volatile @Nullable Entry[] entries;

  private int end = FIRST;

  SidTable(ActivePolicy policy) {
    entries = new @Nullable Entry[4 * FIRST];
    Policy plain = policy.policy();
    for (Labels.InitialSid initial : plain.labels().initialSids()) {
      if (initial.sid() > 0 && initial.sid() < FIRST) {
        entries[initial.sid()] = new Entry(initial.context(), policy.format(initial.context()));
        byContext.putIfAbsent(initial.context(), initial.sid());
      }
    }
  }

  /** The same SIDs under another policy; texts that it does not know become unlabelled. */
  SidTable under(ActivePolicy policy) {
    SidTable next = new SidTable(policy);
    @Nullable Context fallback = next.context(InitialSids.UNLABELED);
    @Nullable Entry[] known = entries;
    for (int sid = FIRST; sid < end; sid++) {
      Entry entry = known[sid];
      String text = entry == null ? "" : entry.text();
      next.put(policy.find(text, fallback), text, policy);
    }
    return next;
  }

  private void put(@Nullable Context context, String text, ActivePolicy policy) {
    if (context == null) {
      invalid.putIfAbsent(text, add(new Entry(null, text)));
    } else {
      int sid = add(new Entry(context, policy.format(context)));
      byContext.putIfAbsent(context, sid);
    }
  }

  private int add(Entry entry) {
    if (end == entries.length) {
      entries = Arrays.copyOf(entries, 2 * end);
    }
    @Nullable Entry[] grown = entries;
    grown[end] = entry;
    entries = grown;
    return end++;
  }

  /** The SID of a context, or 0 if it has none yet. */
  int find(Context context) {
    return byContext.getOrDefault(context, 0);
  }

  /** The SID of a context, a new one if it has none yet; holders of the server's lock only. */
  int findOrAdd(Context context, String text) {
    int known = find(context);
    if (known != 0) {
      return known;
    }
    int sid = add(new Entry(context, text));
    byContext.put(context, sid);
    return sid;
  }

  /** The same for a text that is no context now; holders of the server's lock only. */
  int findOrAddInvalid(String text) {
    return invalid.computeIfAbsent(text, unknown -> add(new Entry(null, unknown)));
  }

  /** Whether a SID was ever given out. */
  boolean has(int sid) {
    return sid > 0 && (sid < FIRST || (sid < entries.length && entries[sid] != null));
  }

  /** The context, that of the unlabelled for a SID without one; null if not even they have one. */
  @Nullable Context context(int sid) {
    @Nullable Entry entry = has(sid) ? entries[sid] : null;
    if (entry != null && entry.context() != null) {
      return entry.context();
    }
    @Nullable Entry unlabelled = entries[InitialSids.UNLABELED];
    return unlabelled == null ? null : unlabelled.context();
  }

  /** The text that a SID was made from, though no context now; empty if it has none. */
  String text(int sid) {
    @Nullable Entry entry = has(sid) ? entries[sid] : null;
    return entry == null ? "" : entry.text();
  }

  /** How many SIDs there are besides the initial ones. */
  int size() {
    return end - FIRST;
  }
}
