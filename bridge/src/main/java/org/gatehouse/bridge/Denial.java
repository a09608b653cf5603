package org.gatehouse.bridge;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.InaccessibleObjectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The exception by which an API says no. */
public enum Denial {
  /**
   * AccessDeniedException of the path that is the first argument; FileAlreadyExistsException where
   * something is to be made that is there.
   */
  ACCESS_DENIED {
    @Override
    Throwable of(@Nullable Object subject, String why) {
      return isThere(why)
          ? new FileAlreadyExistsException(text(subject))
          : new AccessDeniedException(text(subject), null, why);
    }
  },
  /** FileNotFoundException, as java.io has it for every open that fails. */
  NOT_FOUND {
    @Override
    Throwable of(@Nullable Object subject, String why) {
      return new FileNotFoundException(text(subject) + " (" + why + ")");
    }
  },
  /** IOException. */
  IO {
    @Override
    Throwable of(@Nullable Object subject, String why) {
      return new IOException(why);
    }
  },
  /** SocketException. */
  SOCKET {
    @Override
    Throwable of(@Nullable Object subject, String why) {
      return new SocketException(why);
    }
  },
  /** UnknownHostException. */
  UNKNOWN_HOST {
    @Override
    Throwable of(@Nullable Object subject, String why) {
      return new UnknownHostException(text(subject) + ": " + why);
    }
  },
  /** IllegalAccessException. */
  ILLEGAL_ACCESS {
    @Override
    Throwable of(@Nullable Object subject, String why) {
      return new IllegalAccessException(why);
    }
  },
  /** InaccessibleObjectException. */
  INACCESSIBLE {
    @Override
    Throwable of(@Nullable Object subject, String why) {
      return new InaccessibleObjectException(why);
    }
  },
  /** IllegalCallerException, by which restricted methods refuse a caller. */
  ILLEGAL_CALLER {
    @Override
    Throwable of(@Nullable Object subject, String why) {
      return new IllegalCallerException(why);
    }
  },
  /** UnsatisfiedLinkError. */
  LINK {
    @Override
    Throwable of(@Nullable Object subject, String why) {
      return new UnsatisfiedLinkError(why);
    }
  },
  /** SecurityException, where the API has nothing of its own. */
  SECURITY {
    @Override
    Throwable of(@Nullable Object subject, String why) {
      return new SecurityException(why);
    }
  };

  /** What the text of a denial begins with that no module is behind; the errno's name follows. */
  public static final String WITH = "denied with ";

  private static final String EXISTS = WITH + "EEXIST";

  /** Whether it says that what is to be made is there. */
  static boolean isThere(String why) {
    return why.startsWith(EXISTS);
  }

  abstract Throwable of(@Nullable Object subject, String why);

  private static String text(@Nullable Object subject) {
    if (subject instanceof String text) {
      return text;
    }
    return subject instanceof Path path ? path.toString() : "";
  }
}
