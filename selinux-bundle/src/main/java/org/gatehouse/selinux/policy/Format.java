package org.gatehouse.selinux.policy;

/** The numbers of the binary form: what came with which version. */
final class Format {
  static final int MAGIC = 0xF97C_FF8C;
  static final String TARGET = "SE Linux";

  static final int OLDEST = 15;
  static final int BOOLEANS = 16;
  static final int IPV6 = 17;
  static final int MLS = 19;
  static final int VALIDATETRANS = 19;
  static final int AVTAB = 20;
  static final int RANGE_CLASS = 21;
  static final int CAPABILITIES = 22;
  static final int PERMISSIVE = 23;
  static final int BOUNDS = 24;
  static final int FILENAME_TRANSITIONS = 25;
  static final int ROLE_CLASS = 26;
  static final int DEFAULTS = 27;
  static final int DEFAULT_TYPE = 28;
  static final int CONSTRAINT_NAMES = 29;
  static final int XPERMS = 30;
  static final int INFINIBAND = 31;
  static final int COMPRESSED_FILENAMES = 33;
  static final int NEWEST = 33;

  static final int CONFIG_MLS = 1;

  /** The highest value a symbol may have: rules keep types and classes in 16 bits. */
  static final int MAX_SYMBOLS = 0xFFFF;

  /** How long a chain of bounds may be. */
  static final int MAX_BOUNDS = 4;

  /** How many values the stack of a constraint holds. */
  static final int MAX_DEPTH = 5;

  private Format() {}

  /** How many symbol tables a version has. */
  static int symbolTables(int version) {
    if (version >= MLS) {
      return 8;
    }
    return version >= BOOLEANS ? 6 : 5;
  }

  /** How many lists of object contexts a version has. */
  static int contextLists(int version) {
    if (version >= INFINIBAND) {
      return 9;
    }
    return version >= IPV6 ? 7 : 6;
  }
}
