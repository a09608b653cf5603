package org.gatehouse.shell.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.gatehouse.shell.check.World.hook;
import static org.gatehouse.shell.check.World.parameter;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.lsm.stacker.HookInfo;
import org.junit.Test;

public class QuestionTest {
  private final World world = new World();

  @Test
  public void valuesComeInTheOrderOfTheParameters() {
    HookInfo ptrace =
        hook(
            "ptrace_access_check",
            parameter("subject", Cred.class),
            parameter("child", Task.class),
            parameter("mode", PtraceMode.class));
    assertEquals(
        List.of(world.shell, PtraceMode.ATTACH), ask(ptrace, "mode=attach", "child=shell"));
  }

  @Test
  public void tasksAreNamedByNumberNameOrSelf() {
    assertSame(world.shell, one(Task.class, "9"));
    assertSame(world.framework(), one(Task.class, "framework"));
    assertSame(world.app, one(Task.class, "self"));
    assertSame(world.app.cred(), one(Cred.class, "self"));
    assertSame(world.operator(), one(Cred.class, "operator"));
    assertEquals("ESRCH no task 'nobody'", refused(Task.class, "nobody"));
  }

  @Test
  public void fileIsOpenedForReadingUnlessTheMaskSaysOtherwise() {
    FileObject file = (FileObject) one(FileObject.class, "/etc/passwd");
    assertEquals(Mask.READ, file.mask());
    assertSame(world.app.cred(), file.opener());
    HookInfo open =
        hook("file_open", parameter("subject", Cred.class), parameter("file", FileObject.class));
    FileObject written = (FileObject) ask(open, "file=/etc/passwd", "mask=wa").get(0);
    assertEquals(Mask.WRITE | Mask.APPEND, written.mask());
  }

  @Test
  public void maskThatIsAParameterServesBoth() {
    HookInfo permission =
        hook(
            "file_permission",
            parameter("subject", Cred.class),
            parameter("file", FileObject.class),
            parameter("mask", int.class));
    List<Object> values = ask(permission, "file=/etc/passwd", "mask=rx");
    assertEquals(Mask.READ | Mask.EXEC, values.get(1));
    assertEquals(Mask.READ | Mask.EXEC, ((FileObject) values.get(0)).mask());
  }

  @Test
  public void namesOfFilesNeedNotExistButInodesMust() {
    assertEquals("/no/such", one(PathObject.class, "/no/such").toString());
    assertEquals("ENOENT no file /no/such", refused(Inode.class, "/no/such"));
  }

  @Test
  public void otherObjects() {
    assertEquals("inet stream socket of app(7)", one(SocketObject.class, "inet:stream").toString());
    assertEquals("bundle shell(9)", one(BundleObject.class, "shell").toString());
    assertEquals("program /bundle/shell", one(ProgramObject.class, "shell").toString());
    assertEquals("message on a/b", one(MessageObject.class, "a/b").toString());
    assertEquals("service a.B,c.D of app(7)", one(ServiceObject.class, "a.B,c.D").toString());
    assertEquals(
        "EINVAL 'inet' is not a socket such as inet:stream", refused(SocketObject.class, "inet"));
  }

  @Test
  public void serviceMayBeSomebodyElses() {
    HookInfo get =
        hook(
            "service_get",
            parameter("subject", Cred.class),
            parameter("service", ServiceObject.class));
    assertSame(world.shell, ((ServiceObject) ask(get, "service=a.B", "of=shell").get(0)).owner());
  }

  @Test
  public void plainValues() {
    assertEquals(Capability.CAP_SYS_PTRACE, one(Capability.class, "sys_ptrace"));
    assertEquals(Capability.CAP_SYS_PTRACE, one(Capability.class, "CAP_SYS_PTRACE"));
    assertEquals(0644, one(int.class, "0644"));
    assertEquals(255L, one(long.class, "0xff"));
    assertEquals(true, one(boolean.class, "true"));
    assertEquals("a=b", one(String.class, "a=b"));
    assertArrayEquals("x".getBytes(UTF_8), (byte[]) one(byte[].class, "x"));
    assertEquals("user.x", ((Xattr) one(Xattr.class, "user.x:v:w")).name());
    assertEquals("EINVAL 'yes' is neither true nor false", refused(boolean.class, "yes"));
    assertEquals("EINVAL 'x' is not a number", refused(int.class, "x"));
  }

  @Test
  public void unknownConstantComesWithTheNearest() {
    assertEquals(
        "EINVAL no PtraceMode 'atach'; did you mean attach?", refused(PtraceMode.class, "atach"));
  }

  @Test
  public void addressesAreLiteral() {
    assertEquals(new Address(2, "127.0.0.1", 80), one(Address.class, "127.0.0.1:80"));
    assertEquals(new Address(10, "::1", 80), one(Address.class, "[::1]:80"));
    assertEquals(new Address(1, "/run/a", 0), one(Address.class, "/run/a"));
    for (String bad : List.of("localhost:80", "127.0.0.1", "1.2.3.4:99999", "::1:80")) {
      assertEquals(
          "EINVAL '" + bad + "' is not an address such as 127.0.0.1:80, [::1]:80 or /run/s",
          refused(Address.class, bad));
    }
  }

  @Test
  public void wrongNamesAreRefusedWithTheRightOnes() {
    HookInfo open =
        hook("file_open", parameter("subject", Cred.class), parameter("file", FileObject.class));
    String takes = "; file_open takes file= [mask=]";
    assertEquals("EINVAL missing file" + takes, refused(open));
    assertEquals("EINVAL no argument path" + takes, refused(open, "path=/x", "file=/x"));
    assertEquals("EINVAL 'file' is not name=value" + takes, refused(open, "file"));
    assertEquals("EINVAL 'file' is given twice" + takes, refused(open, "file=/x", "file=/y"));
  }

  @Test
  public void whatWasMadeIsReleasedAndWhatIsSharedIsNot() {
    HookInfo all =
        hook(
            "all",
            parameter("subject", Cred.class),
            parameter("file", FileObject.class),
            parameter("socket", SocketObject.class),
            parameter("bundle", BundleObject.class),
            parameter("program", ProgramObject.class));
    try (Question question = new Question(all, world.app.cred(), world, world)) {
      question.values(List.of("file=/etc", "socket=unix:dgram", "bundle=app", "program=app"));
      assertEquals(List.of(), world.released);
    }
    assertEquals(
        List.of(Cred.class, SocketObject.class, FileObject.class),
        world.released.stream().map(Object::getClass).toList());
  }

  @Test
  public void firstParameterIsTheSubjectOnlyIfItIsCalledSo() {
    HookInfo act = hook("kernel_act_as", parameter("cred", Cred.class));
    assertEquals(1, Hooks.asked(act).size());
  }

  private List<Object> ask(HookInfo hook, String... words) {
    try (Question question = new Question(hook, world.app.cred(), world, world)) {
      return question.values(List.of(words));
    }
  }

  private Object one(Class<?> type, String word) {
    return ask(hook("any", parameter("subject", Cred.class), parameter("it", type)), "it=" + word)
        .get(0);
  }

  private String refused(Class<?> type, String word) {
    HookInfo hook = hook("any", parameter("subject", Cred.class), parameter("it", type));
    return refused(hook, "it=" + word);
  }

  private String refused(HookInfo hook, String... words) {
    LsmException e = assertThrows(LsmException.class, () -> ask(hook, words));
    return e.errno() + " " + e.getMessage();
  }
}
