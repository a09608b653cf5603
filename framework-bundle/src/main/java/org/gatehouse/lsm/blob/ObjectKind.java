package org.gatehouse.lsm.blob;

/** The kinds of objects that carry a blob (Linux 6.12 struct lsm_blob_sizes). */
public enum ObjectKind {
  TASK,
  CRED,
  BUNDLE,
  SERVICE,
  INODE,
  FILE,
  SOCKET,
  MESSAGE
}
