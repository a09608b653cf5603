package org.gatehouse.selinux.fs;

import static org.gatehouse.selinux.fs.FsWorld.APP;
import static org.gatehouse.selinux.fs.FsWorld.DATA;
import static org.junit.Assert.assertEquals;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Constraint;
import org.gatehouse.selinux.policy.ConstraintTerm;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** A file may only be relabelled to the type that it has. */
public class ValidateTransTest {
  private final FsWorld fs = new FsWorld();

  @Before
  public void load() {
    Draft draft = FsWorld.draft();
    ConstraintTerm sameType = ConstraintTerm.compare(ConstraintTerm.TYPE, ConstraintTerm.EQ);
    draft.objectClass("file").validatetrans.add(new Constraint(0, List.of(sameType)));
    fs.state.load(draft.build());
  }

  @After
  public void close() {
    fs.close();
  }

  @Test
  public void refusedEvenWhereNothingIsEnforced() {
    fs.write("validatetrans", DATA + " " + DATA + " 2 " + APP);
    fs.write("enforce", "0");
    fs.fails(Errno.EPERM, "validatetrans", DATA + " u:object_r:made_t:s0 2 " + APP);
    assertEquals("validate_trans", fs.asked.get(0));
  }

  @Test
  public void faultsAreRefused() {
    fs.fails(Errno.EINVAL, "validatetrans", DATA + " " + DATA + " 2");
    fs.fails(Errno.EINVAL, "validatetrans", DATA + " " + DATA + " 99 " + APP);
    fs.fails(Errno.EINVAL, "validatetrans", DATA + " none 2 " + APP);
    fs.fails(Errno.ENOMEM, "validatetrans", "x".repeat(4096));
    fs.denied.add("validate_trans");
    fs.fails(Errno.EACCES, "validatetrans", "");
  }
}
