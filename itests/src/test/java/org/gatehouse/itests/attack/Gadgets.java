package org.gatehouse.itests.attack;

import java.beans.XMLDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.UnicastRemoteObject;
import java.util.function.Supplier;

/** Objects that do something when they are read. */
final class Gadgets {
  private Gadgets() {}

  /** Reads the file when it is read. */
  private static final class Reading implements Serializable {
    private static final long serialVersionUID = 1;
    private final String file;
    private transient String text = "";

    Reading(String file) {
      this.file = file;
    }

    private void readObject(ObjectInputStream in) throws Exception {
      in.defaultReadObject();
      text = Reader.read(file);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Is replaced by what it read. */
  private static final class Resolving implements Serializable {
    private static final long serialVersionUID = 1;
    private final String file;

    Resolving(String file) {
      this.file = file;
    }

    private Object readResolve() {
      return Reader.read(file);
    }
  }

  /** Reads itself in. */
  public static final class External implements Externalizable {
    private static final long serialVersionUID = 1;
    private String text = "";

    /** For the stream. */
    public External() {}

    @Override
    public void writeExternal(ObjectOutput out) throws java.io.IOException {
      out.writeUTF(text);
    }

    @Override
    public void readExternal(ObjectInput in) throws java.io.IOException {
      text = Reader.read(in.readUTF());
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A lambda that can be written. */
  @FunctionalInterface
  private interface Written extends Supplier<String>, Serializable {}

  /** Finds the classes of this bundle. */
  private static final class In extends ObjectInputStream {
    In(byte[] bytes) throws java.io.IOException {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
      return Class.forName(type.getName(), false, Gadgets.class.getClassLoader());
    }
  }

  private static Object again(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in = new In(bytes.toByteArray())) {
      return in.readObject();
    }
  }

  static void make(Prey prey, Attempts attempts) {
    attempts.read("readObject", () -> again(new Reading(prey.name())));
    attempts.read("readResolve", () -> again(new Resolving(prey.name())));
    attempts.read("Externalizable", () -> external(prey));
    attempts.read("a lambda", () -> ((Supplier<?>) again(written(prey.name()))).get());
    attempts.read("XMLDecoder", () -> decoded(prey));
    attempts.act(
        "filter",
        () -> {
          ObjectInputFilter.Config.setSerialFilter(info -> ObjectInputFilter.Status.UNDECIDED);
          return true;
        });
    attempts.act(
        "registry",
        () -> UnicastRemoteObject.unexportObject(LocateRegistry.createRegistry(0), true));
  }

  private static Written written(String file) {
    return () -> Reader.read(file);
  }

  private static Object external(Prey prey) throws Exception {
    External external = new External();
    external.text = prey.name();
    return again(external);
  }

  private static Object decoded(Prey prey) {
    String file = "<object class='java.io.File'><string>" + prey.name() + "</string></object>";
    String scanner =
        "<java><object class='java.util.Scanner'>"
            + file
            + "<void property='class'/></object></java>";
    byte[] bytes = scanner.getBytes(StandardCharsets.UTF_8);
    ClassLoader loader = Gadgets.class.getClassLoader();
    try (XMLDecoder decoder =
        new XMLDecoder(
            new ByteArrayInputStream(bytes),
            null,
            e -> {
              throw new IllegalStateException(e);
            },
            loader)) {
      return ((java.util.Scanner) decoder.readObject()).nextLine();
    }
  }
}
