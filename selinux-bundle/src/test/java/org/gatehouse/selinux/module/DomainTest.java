package org.gatehouse.selinux.module;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.Task;
import org.junit.Test;

/** Labels of tasks: what domain a bundle starts in, and what it sets itself. */
public class DomainTest extends InDistribution {
  @Test
  public void domainsComeFromBundleContextsElseFromTheTransitionOfTheJarsType() {
    jars.put("org.example.more", data.resolve("h2.jar").toString());
    enable();
    assertEquals("system_u:system_r:h2_t:s0", label(world.app().cred()));
    assertEquals("framework_t", type(world.host().tasks().framework()));
    assertEquals("operator_u:operator_r:operator_t:s0", label(world.operator()));
    Task more = world.host().tasks().fork(7, "org.example.more", world.host().tasks().framework());
    assertEquals("h2_t", type(more));
    Task child = world.host().tasks().fork(8, "org.example.child", more);
    assertEquals("h2_t", type(child));
  }

  @Test
  public void aBundleStartsThroughAJarOfItsDomainOnly() {
    jars.put("org.example.app", data.resolve("any.jar").toString());
    jars.put("org.example.stranger", data.resolve("any.jar").toString());
    enable();
    assertEquals("allow h2_t bundle_exec_t:file entrypoint;", start(world.app()).grant());
    assertSame(Verdict.ALLOW, start(world.stranger()));
    jars.put("org.example.app", data.resolve("h2.jar").toString());
    assertSame(Verdict.ALLOW, start(world.app()));
    jars.put("org.example.plugin", data.resolve("report.jar").toString());
    assertEquals("allow h2_t report_exec_t:file execute;", start(world.plugin()).grant());
  }

  private Verdict start(Task task) {
    ProgramObject program = world.host().objects().exec(task);
    try {
      return world.table().bprmCheckSecurity(world.operator(), program);
    } finally {
      world.host().objects().release(program.cred());
    }
  }

  @Test
  public void anExecLabelIsForOneStart() {
    jars.put("org.example.stranger", data.resolve("h2.jar").toString());
    enable();
    assertEquals("34", set(world.operator(), Attribute.EXEC, "system_u:system_r:h2_t:s0-s0:c0.c3"));
    assertSame(Verdict.ALLOW, start(world.stranger()));
    restart(world.stranger());
    assertEquals("h2_t", type(world.stranger()));
    restart(world.stranger());
    assertEquals("app_t", type(world.stranger()));
  }

  private void restart(Task task) {
    world.host().tasks().exec(task, world.host().tasks().prepare(task));
  }

  @Test
  public void noNewPrivsKeepsTheLabel() {
    jars.put("org.example.more", data.resolve("h2.jar").toString());
    enable();
    Cred framework = world.host().tasks().framework().cred();
    assertEquals("0", world.table().taskPrctl(framework, 38, 1, 0, 0, 0).toString());
    Task more = world.host().tasks().fork(7, "org.example.more", world.host().tasks().framework());
    assertEquals("framework_t", type(more));
    assertEquals("1", world.table().taskPrctl(more.cred(), 39, 0, 0, 0, 0).toString());
  }

  @Test
  public void aTaskSetsItsLabelsWhereThePolicyLetsIt() {
    enable();
    String same = "system_u:system_r:h2_t:s0";
    assertEquals("EACCES", set(world.app().cred(), Attribute.EXEC, same));
    assertEquals("EACCES", set(world.app().cred(), Attribute.CURRENT, same));
    Cred operator = world.operator();
    assertEquals("EPERM", set(operator, Attribute.CURRENT, same));
    assertEquals("EINVAL", set(operator, Attribute.CURRENT, ""));
    assertEquals("EINVAL", set(operator, Attribute.SOCKCREATE, "no:such:context:s0"));
    assertEquals("EOPNOTSUPP", set(operator, Attribute.PREV, same));
    assertEquals("26", set(operator, Attribute.SOCKCREATE, same + "\n"));
    assertEquals("0", set(operator, Attribute.SOCKCREATE, ""));
  }
}
