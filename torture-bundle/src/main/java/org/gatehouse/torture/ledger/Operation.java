package org.gatehouse.torture.ledger;

/** What the applications ask before they do it; each is one hook. */
public enum Operation {
  /** kernel_post_load_data: carries a sheet that every module that is asked stamps. */
  STAMP,
  /** file_open: modules look at the values that they attached to the file. */
  OPEN,
  /** task_kill: the guard always denies it. */
  KILL,
  /** task_setnice: denied because the only module that has the hook throws. */
  NICE,
  /** task_setscheduler: the watch always denies it, and its bundle keeps vanishing. */
  SCHEDULE
}
