package org.gatehouse.lsm.internal.attr;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.internal.dispatch.PerModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.stacker.ModuleCalls;
import org.jspecify.annotations.Nullable;

/** The calls, with the errors of Linux in their order (6.12 security/security.c). */
public final class ModuleCallsService implements ModuleCalls {
  private final PerModule modules;

  /** Asks these modules. */
  public ModuleCallsService(PerModule modules) {
    this.modules = modules;
  }

  @Override
  public int listModules(long @Nullable [] ids, @Nullable Size size, int flags) {
    if (flags != 0) {
      throw new LsmException(Errno.EINVAL, "lsm_list_modules: flags " + flags);
    }
    if (size == null) {
      throw new LsmException(Errno.EFAULT, "lsm_list_modules: no size");
    }
    List<Long> stack = modules.ids();
    long given = size.bytes();
    size.set(8L * stack.size());
    if (given < size.bytes()) {
      throw new LsmException(Errno.E2BIG, "lsm_list_modules: " + size.bytes() + " bytes needed");
    }
    if (ids == null || ids.length < stack.size()) {
      throw new LsmException(Errno.EFAULT, "lsm_list_modules: no room at ids");
    }
    for (int i = 0; i < stack.size(); i++) {
      ids[i] = stack.get(i);
    }
    return stack.size();
  }

  @Override
  public int getSelfAttr(
      Cred subject,
      int attribute,
      @Nullable List<Context> contexts,
      @Nullable Size size,
      int flags) {
    if (attribute == 0 || size == null) {
      throw new LsmException(Errno.EINVAL, "lsm_get_self_attr: no attribute or no size");
    }
    long single = flags == 0 ? 0 : single(contexts, flags);
    List<Context> found = labels(subject, attribute, single);
    long total = found.stream().mapToLong(Context::length).sum();
    boolean fits = total <= size.bytes();
    size.set(total);
    if (!fits) {
      throw new LsmException(Errno.E2BIG, "lsm_get_self_attr: " + total + " bytes needed");
    }
    if (found.isEmpty()) {
      throw new LsmException(Errno.EOPNOTSUPP, "lsm_get_self_attr: no module has the attribute");
    }
    if (contexts != null) {
      contexts.clear();
      contexts.addAll(found);
    }
    return found.size();
  }

  private static long single(@Nullable List<Context> contexts, int flags) {
    if (flags != FLAG_SINGLE || contexts == null || contexts.isEmpty()) {
      throw new LsmException(Errno.EINVAL, "lsm_get_self_attr: flags " + flags);
    }
    long id = contexts.get(0).id();
    if (id == 0) {
      throw new LsmException(Errno.EINVAL, "lsm_get_self_attr: no module named");
    }
    return id;
  }

  private List<Context> labels(Cred subject, int number, long single) {
    Optional<Attribute> attribute = attribute(number);
    if (attribute.isEmpty()) {
      return List.of();
    }
    return modules.ask("getselfattr", subject, attribute.get()).stream()
        .filter(a -> single == 0 || a.id() == single)
        .filter(a -> a.reply().errno() != Errno.EOPNOTSUPP)
        .map(a -> Context.of(a.id(), (byte[]) valueOf(a.reply())))
        .toList();
  }

  private static Object valueOf(Reply<?> reply) {
    if (!reply.isValue()) {
      throw new LsmException(Objects.requireNonNull(reply.errno()), "a module refused its label");
    }
    return reply.value();
  }

  private static Optional<Attribute> attribute(int number) {
    return Stream.of(Attribute.values()).filter(a -> a.number() == number).findFirst();
  }

  @Override
  public int setSelfAttr(
      Cred subject, int attribute, @Nullable Context context, long size, int flags) {
    if (flags != 0 || size < CONTEXT_HEADER) {
      throw new LsmException(Errno.EINVAL, "lsm_set_self_attr: flags or size");
    }
    if (size > PAGE_SIZE) {
      throw new LsmException(Errno.E2BIG, "lsm_set_self_attr: " + size + " bytes");
    }
    if (context == null) {
      throw new LsmException(Errno.EFAULT, "lsm_set_self_attr: no context");
    }
    long required = CONTEXT_HEADER + context.contextLength();
    boolean honest =
        context.contextLength() >= 0 && context.value().length >= context.contextLength();
    if (size < context.length() || context.length() < required || required < 0 || !honest) {
      throw new LsmException(Errno.EINVAL, "lsm_set_self_attr: lengths disagree");
    }
    return set(subject, attribute, context);
  }

  private int set(Cred subject, int number, Context context) {
    Attribute attribute =
        attribute(number)
            .orElseThrow(() -> new LsmException(Errno.EOPNOTSUPP, "attribute " + number));
    byte[] value = Arrays.copyOf(context.value(), (int) context.contextLength());
    String module = modules.name(context.id());
    Reply<?> reply =
        modules.askOne("setselfattr", module, subject, attribute, value).stream()
            .findFirst()
            .<Reply<?>>map(PerModule.Answer::reply)
            .orElse(Reply.error(Errno.EOPNOTSUPP));
    if (!reply.isValue()) {
      throw new LsmException(
          Objects.requireNonNull(reply.errno()), "lsm_set_self_attr: module " + context.id());
    }
    return (Integer) reply.value();
  }

  @Override
  public int listSecurity(Inode inode, byte[] buffer) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (PerModule.Answer answer : modules.ask("inodeListsecurity", inode)) {
      List<?> names = answer.reply().isValue() ? (List<?>) answer.reply().value() : List.of();
      names.forEach(name -> all.writeBytes((name + "\0").getBytes(StandardCharsets.UTF_8)));
    }
    if (all.size() >= buffer.length) {
      throw new LsmException(Errno.ERANGE, "inode_listsecurity: " + all.size() + " bytes");
    }
    System.arraycopy(all.toByteArray(), 0, buffer, 0, all.size());
    return all.size();
  }

  @Override
  public byte[] peerContext(SocketObject socket) {
    byte[] context = Compound.of(modules.ask("socketGetpeersecStream", socket));
    if (context.length == 0) {
      throw new LsmException(Errno.ENOPROTOOPT, "no module has a label of the peer");
    }
    return context;
  }
}
