package org.gatehouse.bench;

import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;

/**
 * The limit: the same modules, named by hand as constants and called one after the other, with the
 * combine rule {@code all} and nothing else.
 */
final class Direct {
  private static final Checker A = new Checker("a");
  private static final Checker B = new Checker("b");
  private static final Checker C = new Checker("c");
  private static final Checker D = new Checker("d");
  private static final Checker E = new Checker("e");
  private static final Checker F = new Checker("f");
  private static final Checker G = new Checker("g");
  private static final Checker H = new Checker("h");

  private Direct() {}

  static FileHooks of(int modules) {
    return switch (modules) {
      case 0 -> new None();
      case 1 -> new One();
      case 3 -> new Three();
      case 8 -> new Eight();
      default -> throw new IllegalArgumentException("0, 1, 3 or 8 modules, not " + modules);
    };
  }

  private static Verdict last(Verdict before, Verdict answer) {
    return answer == Verdict.ALLOW ? before : answer;
  }

  private static final class None implements FileHooks {}

  private static final class One implements FileHooks {
    @Override
    public Verdict fileOpen(Cred subject, FileObject file) {
      return A.fileOpen(subject, file);
    }
  }

  private static final class Three implements FileHooks {
    @Override
    public Verdict fileOpen(Cred subject, FileObject file) {
      return last(
          last(A.fileOpen(subject, file), B.fileOpen(subject, file)), C.fileOpen(subject, file));
    }
  }

  private static final class Eight implements FileHooks {
    @Override
    public Verdict fileOpen(Cred subject, FileObject file) {
      Verdict verdict = last(A.fileOpen(subject, file), B.fileOpen(subject, file));
      verdict = last(verdict, C.fileOpen(subject, file));
      verdict = last(verdict, D.fileOpen(subject, file));
      verdict = last(verdict, E.fileOpen(subject, file));
      verdict = last(verdict, F.fileOpen(subject, file));
      verdict = last(verdict, G.fileOpen(subject, file));
      return last(verdict, H.fileOpen(subject, file));
    }
  }
}
