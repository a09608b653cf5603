package org.gatehouse.apparmor.module;

import org.gatehouse.apparmor.decide.Finding;
import org.gatehouse.apparmor.record.RecordText;
import org.gatehouse.lsm.object.Capability;

/** A capability that is used. */
record AskedCapability(Capability capability) implements Asked {
  private static final int PREFIX = "cap_".length();

  @Override
  public String operation() {
    return "capable";
  }

  private String text() {
    return RuleName.lower(capability).substring(PREFIX);
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // the order of the constants is the kernel's numbering
  public void describe(RecordText record, Finding finding) {
    record.number("capability", capability.ordinal()).word("capname", text());
  }

  @Override
  public String rule(Finding finding) {
    return "capability " + text() + ",";
  }
}
