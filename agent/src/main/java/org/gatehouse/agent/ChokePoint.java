package org.gatehouse.agent;

import java.util.List;
import org.gatehouse.bridge.Denial;
import org.gatehouse.bridge.Operation;

/**
 * A row of the table: where the JDK is asked, what is asked, and how it says no.
 *
 * @param group what the row belongs to, a headline of the table
 * @param type internal name of the class
 * @param method its name
 * @param descriptor its descriptor
 * @param from the first JDK that has it
 * @param to the last JDK that has it; 0 while it is there
 * @param operation what is asked
 * @param when where in the method
 * @param closed what a denial closes; {@code -} for nothing
 * @param arguments what the check is given
 * @param denial the name of a {@link Denial}, or {@code =} and the value that the method returns
 *     instead; both where the value is for what is to be made and is there
 * @param mandatory whether enforcing without it would leave a door open
 */
record ChokePoint(
    String group,
    String type,
    String method,
    String descriptor,
    int from,
    int to,
    Operation operation,
    When when,
    Argument closed,
    List<Argument> arguments,
    String denial,
    boolean mandatory) {

  /** What the names of the framework's own classes begin with. */
  static final String FRAMEWORK = "org/apache/felix/framework/";

  /** Where the check stands. */
  enum When {
    /** At the beginning. */
    BEFORE,
    /** Before every return. */
    AFTER,
    /** Before every return, for each element of the array that is returned. */
    EACH
  }

  ChokePoint {
    arguments = List.copyOf(arguments);
  }

  boolean isIn(int jdk) {
    return from <= jdk && (to == 0 || jdk <= to);
  }

  boolean isMethod(String name, String signature) {
    return method.equals(name) && descriptor.equals(signature);
  }

  /** Whether it lies in the OSGi framework, which need not be there. */
  boolean isOfFramework() {
    return type.startsWith(FRAMEWORK);
  }

  /** Whether it lies in a class that a bundle brings. */
  boolean isOfBundle() {
    return type.startsWith("org/apache/felix/") && !isOfFramework();
  }

  /** Whether every denial is a value and no exception. */
  boolean isAnsweredByValue() {
    return denial.startsWith("=");
  }

  /** Whether some denial is a value. */
  boolean hasValue() {
    return denial.contains("=");
  }

  /** The value. */
  String value() {
    return denial.substring(denial.indexOf('=') + 1);
  }

  /** The exception; not where every denial is a value. */
  Denial exception() {
    return Denial.valueOf(hasValue() ? denial.substring(0, denial.indexOf('=')) : denial);
  }

  /** Class, method and descriptor. */
  String place() {
    return type.replace('/', '.') + "." + method + descriptor;
  }
}
