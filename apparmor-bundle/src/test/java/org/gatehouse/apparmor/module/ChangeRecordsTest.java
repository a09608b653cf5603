package org.gatehouse.apparmor.module;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.apparmor.record.Records;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.object.Cred;
import org.junit.After;
import org.junit.Test;

/** What is recorded of a task that changes what confines it. */
public class ChangeRecordsTest {
  private final Confined here =
      new Confined(
              """
          profile app /bundle/org.example.app {
            change_profile -> other,
            ^one { }
          }
          profile other { }
          profile third { }
          """)
          .enabled();
  private final Cred app = here.world.app().cred();
  private final List<String> lines = new ArrayList<>();
  private final OwnProfile own =
      new OwnProfile(here.module.files().judge(), new Records(line -> lines.add(line.toString())));

  @After
  public void close() {
    here.close();
  }

  private void complain() {
    here.load("profile app /bundle/org.example.app flags=(complain) { } profile other { }");
  }

  private Reply<Integer> set(Attribute attribute, String text) {
    return own.set(app, attribute, text.getBytes(ISO_8859_1), "setselfattr");
  }

  /** The type and what is between the operation and the task, and what follows the task. */
  private List<String> said() {
    List<String> said =
        lines.stream()
            .map(
                line ->
                    line.replaceFirst(" msg=.*? operation=", " ")
                        .replaceFirst(" pid=.*? comm=\\S+", " -")
                        .replaceFirst(" bundle=.*", ""))
            .toList();
    lines.clear();
    return said;
  }

  @Test
  public void aComplainingProfileSaysWhatItWouldHaveDenied() {
    complain();
    set(Attribute.CURRENT, "changehat 1^one");
    assertEquals(
        List.of(
            "type=APPARMOR_ALLOWED \"change_hat\" profile=\"app\" name=\"one\" -"
                + " target=\"app//null-one\""),
        said());
    set(Attribute.CURRENT, "changehat 1^two");
    assertEquals(
        List.of(
            "type=APPARMOR_ALLOWED \"change_hat\" profile=\"app//null-one\" name=\"two\" -"
                + " target=\"app//null-two\""),
        said());
    set(Attribute.CURRENT, "changehat 1^");
    set(Attribute.EXEC, "exec other");
    set(Attribute.CURRENT, "changeprofile other");
    assertEquals(
        List.of(
            "type=APPARMOR_ALLOWED \"change_onexec\" profile=\"app\" name=\"other\" -"
                + " target=\"other\"",
            "type=APPARMOR_ALLOWED \"change_profile\" profile=\"app\" name=\"other\" -"
                + " target=\"other\""),
        said());
  }

  @Test
  public void aProfileThatIsNotThereIsLearnedByItsName() {
    complain();
    set(Attribute.CURRENT, "changeprofile no such");
    assertEquals(
        List.of(
            "type=APPARMOR_ALLOWED \"change_profile\" info=\"label not found\" error=0"
                + " profile=\"app\" name=6E6F2073756368 - target="
                + "6170702F2F6E756C6C2D6E6F2073756368"),
        said());
  }

  @Test
  public void denialsAreRecordedAlsoOfWhatOnlyAsks() {
    set(Attribute.CURRENT, "changeprofile third");
    set(Attribute.CURRENT, "permprofile nothing");
    set(Attribute.CURRENT, "changeprofile other");
    assertEquals(
        List.of(
            "type=APPARMOR_DENIED \"change_profile\" profile=\"app\" name=\"third\" -"
                + " target=\"third\"",
            "type=APPARMOR_DENIED \"change_profile\" info=\"label not found\" error=-2"
                + " profile=\"app\" name=\"nothing\" -"),
        said());
  }

  @Test
  public void aSingleHatThatIsTriedInVainIsNotRecorded() {
    set(Attribute.CURRENT, "changehat 1^no");
    assertEquals(List.of(), said());
    set(Attribute.CURRENT, "changehat 1^no^never");
    assertEquals(
        List.of(
            "type=APPARMOR_DENIED \"change_hat\" info=\"hat not found\" error=-2"
                + " profile=\"app\" -"),
        said());
  }

  @Test
  public void aGuessedTokenIsRecordedAsTheEnd() {
    set(Attribute.CURRENT, "changehat 1^one");
    set(Attribute.CURRENT, "changehat 2^");
    String line = lines.get(0);
    assertEquals(
        line, List.of("type=APPARMOR_DENIED \"change_hat\" profile=\"app//one\" -"), said());
    assertEquals(line, true, line.endsWith("killed=1"));
  }

  @Test
  public void theBundleAndTheHookAreNamed() {
    set(Attribute.CURRENT, "changeprofile third");
    String line = lines.get(0);
    assertEquals(
        "bundle=\"" + app + "\" hook=\"setselfattr\"", line.substring(line.indexOf("bundle=")));
  }
}
