package org.gatehouse.bridge;

import static org.junit.Assert.assertEquals;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import org.junit.Test;

/** A denial is the API's own exception. */
public class DenialTest {
  @Test
  public void whatIsThereIsNoMatterOfAccess() {
    Throwable exists = Denial.ACCESS_DENIED.of("/x", Denial.WITH + "EEXIST: there is such a name");
    assertEquals(FileAlreadyExistsException.class, exists.getClass());
    assertEquals("/x", exists.getMessage());
    Throwable denied = Denial.ACCESS_DENIED.of("/x", "m denies path_mkdir with EEXIST: no");
    assertEquals(AccessDeniedException.class, denied.getClass());
  }
}
