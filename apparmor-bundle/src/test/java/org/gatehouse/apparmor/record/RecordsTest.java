package org.gatehouse.apparmor.record;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.apparmor.load.PolicyChange;
import org.gatehouse.lsm.audit.RecordFile;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RecordsTest {
  private static final String A = "apparmor=\"DENIED\" operation=\"open\" profile=\"a\"";
  private static final String B = "apparmor=\"ALLOWED\" operation=\"open\" profile=\"b\"";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private final List<String> lines = new ArrayList<>();
  private final Records records = new Records(line -> lines.add(line.toString()));

  @Test
  public void eachProfileOfAStackHasARecord() {
    records.event(Samples.event(9, A + "; " + B));
    String more = " bundle=\"com.example.app(7)\" hook=\"file_open\"";
    assertEquals(
        List.of(
            "type=APPARMOR_DENIED msg=audit(1700000000.009:9): " + A + more,
            "type=APPARMOR_ALLOWED msg=audit(1700000000.009:9): " + B + more),
        lines);
  }

  @Test
  public void reasonsOfOtherKindsAreNoRecords() {
    records.event(Samples.event(9, "operation=\"open\" is denied by a rule that wants no record"));
    assertEquals(List.of(), lines);
  }

  @Test
  public void namesCannotEndAFieldOrALine() {
    records.changed(PolicyChange.REPLACE, "a\" name=\"b\ntype=X");
    assertEquals(1, lines.size());
    String line = lines.get(0).replaceFirst("pid=\\d+", "pid=7").replaceFirst("\\(.*?\\)", "()");
    assertEquals(
        "type=APPARMOR_STATUS msg=audit(): apparmor=\"STATUS\" operation=\"profile_replace\""
            + " profile=\"unconfined\" name=6122206E616D653D22620A747970653D58 pid=7 comm=\"java\"",
        line);
  }

  @Test
  public void filesKeepTheLines() throws IOException {
    Path directory = folder.getRoot().toPath().resolve("audit");
    try (RecordFile file = new RecordFile(directory, "apparmor.log")) {
      new Records(file).event(Samples.event(9, A));
    }
    assertEquals(
        "type=APPARMOR_DENIED msg=audit(1700000000.009:9): "
            + A
            + " bundle=\"com.example.app(7)\" hook=\"file_open\"",
        Files.readString(directory.resolve("apparmor.log.0")).strip());
  }
}
