package org.gatehouse.torture.ledger;

/** What is counted; the faults must stay 0. */
public enum Count {
  /** Sheets that came back while one of red and blue had to be in the stack. */
  SHEETS,
  /** Fault: such a sheet without exactly one stamp of the pair. */
  SHEETS_MIXED(true),
  /** Denials whose stack version was compared with the versions before and after the call. */
  VERSIONS,
  /** Fault: the version was not between them, or older than one the thread had decided by. */
  VERSIONS_WRONG(true),
  /** Operations that had to be denied. */
  DOORS,
  /** Fault: such an operation was allowed. */
  DOORS_OPEN(true),
  /** Calls of hooks of modules that come and go. */
  HOOKS,
  /** Calls of these that ended while their module was being taken out: the age before too late. */
  HOOKS_OLD,
  /** Fault: such a hook began or still ran when the module had been told that it was over. */
  HOOKS_LATE(true),
  /** Lives of modules that ended. */
  LIVES,
  /** Values attached to files. */
  ATTACHED,
  /** Values that a hook found on a file and held for a while. */
  READ,
  /** Values freed. */
  FREED,
  /** Fault: a value was freed a second time. */
  FREED_TWICE(true),
  /** Fault: a hook held a value that was already freed. */
  FREED_SEEN(true),
  /** Changes of the stack that were made and looked up afterwards. */
  CHANGES,
  /** Fault: after a change the list did not say what had been done. */
  CHANGES_LOST(true),
  /** Fault: a change was refused, or did not end, without a reason. */
  CHANGES_FAILED(true),
  /** Replacements of one module by another. */
  REPLACED,
  /** Module bundles installed. */
  LOADED,
  /** Module bundles whose service went away while they were enabled. */
  VANISHED,
  /** Fault: no module refuses new files, and yet one could not be made. */
  OPEN_REFUSED(true),
  /** Hooks that threw. */
  THROWN,
  /** Classes that students loaded. */
  CLASSES,
  /** Fault: nobody forbids it, and yet a student could not load a class. */
  CLASSES_FAILED(true),
  /** Classes that a hook loaded while it was asked about a student's. */
  CLASSES_IN_HOOKS,
  /** Applications that were refreshed under their students. */
  REFRESHED,
  /** Looks for threads that wait for each other. */
  WATCHED,
  /** Fault: there were some. */
  DEADLOCKS(true),
  /** Rows that the database confirmed. */
  ROWS,
  /** Statements that were refused, and repeated until they were not. */
  ROWS_REFUSED,
  /** Confirmed rows that were found in the end. */
  ROWS_FOUND,
  /** Fault: rows that were never confirmed and yet found. */
  ROWS_INVENTED(true),
  /** Pages that a web server served while profiles were edited. */
  PAGES,
  /** Fault: everybody may see such a page, and yet something else came. */
  PAGES_LOST(true),
  /** Policies loaded into a module that decides meanwhile. */
  POLICIES,
  /** Fault: nobody forbids it, and yet a policy could not be loaded. */
  POLICIES_REFUSED(true),
  /** Looks at the policy in force. */
  POLICIES_SEEN,
  /** Fault: it was half of one and half of another. */
  POLICIES_MIXED(true),
  /** Reads of a report while Smack was swapped. */
  REPORTS_READ,
  /** Such reads that were refused, as no version of Smack was there. */
  REPORTS_REFUSED,
  /** Fault: a write that no version of Smack allows. */
  REPORTS_FORGED(true);

  private final boolean fault;

  Count() {
    this(false);
  }

  Count(boolean fault) {
    this.fault = fault;
  }

  /** Whether it must stay 0. */
  public boolean isFault() {
    return fault;
  }
}
