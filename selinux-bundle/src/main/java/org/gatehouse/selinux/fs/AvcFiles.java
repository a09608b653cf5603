package org.gatehouse.selinux.fs;

import java.util.Map;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.selinux.Authority;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.avc.Avc;
import org.gatehouse.selinux.avc.AvcStatistics;

/**
 * {@code avc}: the cache of decisions. Hits are not counted, since that would cost more than a hit:
 * a lookup in {@code cache_stats} is one that missed.
 */
record AvcFiles(Avc avc, Authority authority) {
  Map<String, ControlFile> files(String root) {
    return Map.of(
        root + "cache_stats", Node.shown("cache_stats", this::cacheStatistics),
        root + "hash_stats", Node.shown("hash_stats", this::hashStatistics),
        root + "cache_threshold", threshold());
  }

  private String cacheStatistics() {
    AvcStatistics now = avc.statistics();
    return "lookups hits misses allocations reclaims frees\n"
        + now.misses()
        + " 0 "
        + now.misses()
        + ' '
        + now.misses()
        + ' '
        + now.reclaimed()
        + ' '
        + now.reclaimed()
        + '\n';
  }

  private String hashStatistics() {
    AvcStatistics now = avc.statistics();
    return "entries: "
        + now.entries()
        + "\nbuckets used: "
        + now.used()
        + '/'
        + now.slots()
        + "\nlongest chain: "
        + now.longest()
        + '\n';
  }

  private ControlFile threshold() {
    return new Node(
        "cache_threshold", 0644, subject -> String.valueOf(avc.threshold()), this::setThreshold);
  }

  private void setThreshold(Cred subject, String text) {
    authority.require(subject, SelinuxClass.SECURITY.bits("setsecparam"));
    avc.setThreshold(new Scan(text).unsigned());
  }
}
