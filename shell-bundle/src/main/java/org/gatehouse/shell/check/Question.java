package org.gatehouse.shell.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.gatehouse.lsm.blob.SecurityObject;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.lsm.stacker.HookInfo;

/**
 * One question to the stack: makes the objects it is about, and releases them when it is closed.
 * One row of the table per class of parameter.
 */
public final class Question implements AutoCloseable {
  /** Makes a value of one class from a word. */
  @FunctionalInterface
  private interface Conversion {
    Object of(String word);
  }

  private final HookInfo hook;
  private final Cred subject;
  private final Subjects subjects;
  private final ObjectTable objects;
  private final Deque<SecurityObject> made = new ArrayDeque<>();
  private final Map<Class<?>, Conversion> conversions =
      Map.ofEntries(
          Map.entry(String.class, word -> word),
          Map.entry(boolean.class, PlainValues::bool),
          Map.entry(long.class, Numbers::big),
          Map.entry(byte[].class, word -> word.getBytes(UTF_8)),
          Map.entry(Xattr.class, PlainValues::xattr),
          Map.entry(Address.class, Addresses::parse),
          Map.entry(Task.class, this::task),
          Map.entry(Cred.class, this::cred),
          Map.entry(PathObject.class, this::path),
          Map.entry(Inode.class, this::inode),
          Map.entry(SocketObject.class, this::socket),
          Map.entry(BundleObject.class, this::bundle),
          Map.entry(MessageObject.class, this::message),
          Map.entry(ProgramObject.class, this::program));

  /** A question of this subject. */
  public Question(HookInfo hook, Cred subject, Tasks tasks, ObjectTable objects) {
    this.hook = hook;
    this.subject = subject;
    this.subjects = new Subjects(tasks, subject);
    this.objects = objects;
  }

  /**
   * One value per parameter after the subject.
   *
   * @param words {@code name=value} in any order
   * @throws LsmException EINVAL, or what is wrong with a value
   */
  public List<Object> values(List<String> words) {
    Arguments arguments = Arguments.parse(hook, words);
    List<Object> values = new ArrayList<>();
    for (HookInfo.Parameter parameter : Hooks.asked(hook)) {
      values.add(value(parameter, arguments));
    }
    return values;
  }

  private Object value(HookInfo.Parameter parameter, Arguments arguments) {
    String word = arguments.value(parameter.name());
    Class<?> type = parameter.type();
    if (type == FileObject.class) {
      return file(word, arguments);
    }
    if (type == ServiceObject.class) {
      return service(word, arguments);
    }
    if (type == int.class) {
      return Numbers.named(parameter.name(), word);
    }
    return type.isEnum() ? PlainValues.constant(type, word) : converted(type, word);
  }

  private Object converted(Class<?> type, String word) {
    Conversion conversion = conversions.get(type);
    if (conversion == null) {
      throw new LsmException(Errno.EINVAL, "a " + type.getSimpleName() + " cannot be given here");
    }
    return conversion.of(word);
  }

  private Object task(String word) {
    return subjects.task(word);
  }

  private Object cred(String word) {
    return subjects.cred(word);
  }

  private PathObject path(String word) {
    return objects.path(Path.of(word));
  }

  private Object inode(String word) {
    Inode inode = path(word).inode();
    if (inode == null) {
      throw new LsmException(Errno.ENOENT, "no file " + word);
    }
    return inode;
  }

  private Object file(String word, Arguments arguments) {
    int mask = arguments.extra(Arguments.MASK).map(Numbers::mask).orElse(Mask.READ);
    return made(objects.file(path(word), mask, subject));
  }

  private Object service(String word, Arguments arguments) {
    Task owner = arguments.extra(Arguments.OF).map(subjects::task).orElse(subject.task());
    return made(objects.service(-1, Arrays.asList(word.split(",", -1)), owner));
  }

  private Object socket(String word) {
    String[] parts = word.split(":", -1);
    Integer family = Numbers.FAMILIES.get(parts[0]);
    Integer type = Numbers.TYPES.get(parts.length == 2 ? parts[1] : "");
    if (family == null || type == null) {
      throw new LsmException(Errno.EINVAL, "'" + word + "' is not a socket such as inet:stream");
    }
    return made(objects.socket(family, type, subject));
  }

  /** Not released: there is one object per task. */
  private Object bundle(String word) {
    return objects.bundle(subjects.task(word));
  }

  private Object message(String word) {
    return made(objects.message(word, subject));
  }

  private Object program(String word) {
    ProgramObject program = objects.exec(subjects.task(word));
    made(program.cred());
    return program;
  }

  private <T extends SecurityObject> T made(T object) {
    made.push(object);
    return object;
  }

  /** Releases what was made, the newest first. */
  @Override
  public void close() {
    made.forEach(objects::release);
    made.clear();
  }
}
