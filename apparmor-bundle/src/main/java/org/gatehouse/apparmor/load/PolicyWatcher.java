package org.gatehouse.apparmor.load;

/** Is told what becomes of the policy, on the thread that changes it, after it was changed. */
public interface PolicyWatcher {
  /** Tells nobody. */
  PolicyWatcher NOBODY =
      new PolicyWatcher() {
        @Override
        public void changed(PolicyChange change, String profile) {}

        @Override
        public void refused(String file, String report) {}
      };

  /**
   * A profile was loaded, replaced or removed.
   *
   * @param profile its name, with {@code :namespace://} before it where that is not the root
   */
  void changed(PolicyChange change, String profile);

  /**
   * A file or a text was refused; what it said before stays in force.
   *
   * @param report {@code file:line:column: reason}
   */
  void refused(String file, String report);
}
