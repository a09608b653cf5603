package org.gatehouse.selinux.query;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Ebitmap;
import org.gatehouse.selinux.policy.FilenameTransition;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.policy.RangeTransition;
import org.gatehouse.selinux.policy.RoleAllow;
import org.gatehouse.selinux.policy.RoleTransition;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.XPerms;
import org.gatehouse.selinux.server.ActivePolicy;
import org.junit.Before;
import org.junit.Test;

/** app_t and web_t are domains; every domain may read data_t. */
public class RuleSearchTest {
  private final Draft draft = Draft.small();
  private final int app = draft.type("app_t");
  private final int web = draft.type("web_t");
  private final int data = draft.type("data_t");
  private final int file = draft.classValue("file");

  @Before
  public void write() {
    int domain = draft.attribute("domain", app, web);
    draft.allow(domain, data, "file", "read", "write").allow(app, app, "process", "fork");
  }

  private List<String> find(String line) {
    return RuleSearch.run(new ActivePolicy(draft.build()), line);
  }

  @Test
  public void typeFindsItsAttributesAndAttributeItsTypes() {
    String shared = "allow domain data_t:file { read write };";
    String own = "allow app_t app_t:process fork;";
    assertEquals(List.of(own, shared), find("--allow --source=app_t"));
    assertEquals(List.of(shared), find("--allow --source=web_t"));
    assertEquals(List.of(own, shared), find("--allow --source=domain"));
    assertEquals(List.of(own), find("--allow --source=app_t --ds"));
    assertEquals(List.of(shared), find("--allow --source=domain --ds"));
  }

  @Test
  public void classesAndPermissionsAreAlternatives() {
    assertEquals(2, find("--allow --class=file,process").size());
    assertEquals(1, find("--allow --perms=write,signal").size());
    assertEquals(List.of(), find("--auditallow"));
  }

  @Test
  public void dontauditNamesWhatIsNotRecorded() {
    draft.rules.add(app, data, file, RuleTable.AUDITDENY, ~draft.bits("file", "ioctl"));
    assertEquals(List.of("dontaudit app_t data_t:file ioctl;"), find("--dontaudit"));
  }

  @Test
  public void commandsOfExtendedPermissionsAreListed() {
    XPerms some = new XPerms(XPerms.FUNCTIONS, 0x89, 6, 0, 0, 0);
    draft.rules.add(app, data, file, RuleTable.XPERMS_ALLOWED, some);
    assertEquals(
        List.of("allowxperm app_t data_t:file ioctl { 0x8901 0x8902 };"), find("--allowxperm"));
  }

  @Test
  public void namesRolesAndRangesAreFound() {
    Ebitmap sources = Ebitmap.of(app - 1);
    draft.filenames.add(
        new FilenameTransition(
            "a", data, file, List.of(new FilenameTransition.Result(sources, web))));
    draft.roles.add("s");
    draft.roleAllows.add(new RoleAllow(2, 3));
    draft.roleTransitions.add(new RoleTransition(2, data, draft.classValue("process"), 3));
    draft.ranges.add(new RangeTransition(app, data, file, Range.of(Draft.level(2, 1))));
    assertEquals(List.of("type_transition app_t data_t:file web_t a;"), find("--type_trans"));
    assertEquals(List.of("allow r s;"), find("--role_allow"));
    assertEquals(List.of(), find("--role_allow --source=s"));
    assertEquals(
        List.of("role_transition r data_t:process s;"), find("--role_trans --target=data_t"));
    assertEquals(
        List.of("range_transition app_t data_t:file s2:c1;"), find("--range_trans --class=file"));
  }
}
