package org.gatehouse.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a check, as the table writes it.
 *
 * <ul>
 *   <li>{@code -} nothing
 *   <li>{@code this}, {@code result}
 *   <li>{@code 0}, {@code 1} … a parameter
 *   <li>{@code .fd:Ljava/io/FileDescriptor;} a field of this
 *   <li>{@code .a:LType;.b:I} a field of that
 *   <li>{@code .a():LType;} what that method of this says
 *   <li>{@code 0.a():LType;} the same of a parameter
 *   <li>{@code element}, {@code element.a():LType;} an element of the array that is returned, or
 *       what that method of it says
 *   <li>{@code @0,1} the path of parameter 1 relative to the directory descriptor in parameter 0
 *   <li>{@code own:0} parameter 0, an array of names, which the method has a copy of from now on
 *   <li>{@code #1} a number; {@code 'text'} a text
 *   <li>{@code $name:ARGUMENT} converted by that method of {@link org.gatehouse.bridge.Values}
 * </ul>
 *
 * @param text the text in the table
 */
record Argument(String text) {
  private static final String ELEMENT = "element";
  private static final String OWN = "own:";

  boolean isNothing() {
    return text.equals("-");
  }

  boolean isThis() {
    return text.equals("this");
  }

  boolean isResult() {
    return text.equals("result");
  }

  boolean isField() {
    return text.startsWith(".") || (Character.isDigit(text.charAt(0)) && text.indexOf('.') > 0);
  }

  /** What the path begins with; null for this. */
  @Nullable Argument root() {
    return text.startsWith(".") ? null : new Argument(text.substring(0, text.indexOf('.')));
  }

  /** The fields to follow, the first one this object's or the parameter's. */
  List<Field> fields() {
    List<Field> path = new ArrayList<>();
    for (String step : text.substring(text.indexOf('.') + 1).split("\\.", -1)) {
      int colon = step.indexOf(':');
      path.add(new Field(step.substring(0, colon), step.substring(colon + 1)));
    }
    return path;
  }

  /**
   * A field to follow, or a method to call.
   *
   * @param name its name; that of a method ends in parentheses
   * @param type its descriptor, or that of the method's result
   */
  record Field(String name, String type) {
    boolean isMethod() {
      return name.endsWith("()");
    }

    String methodName() {
      return name.substring(0, name.length() - 2);
    }

    String methodDescriptor() {
      return "()" + type;
    }
  }

  boolean isOwn() {
    return text.startsWith(OWN);
  }

  /** The parameter that is copied. */
  int copied() {
    return Integer.parseInt(text.substring(OWN.length()));
  }

  boolean isElement() {
    return text.startsWith(ELEMENT);
  }

  /** The method of the element that is asked; null for the element itself. */
  @Nullable Field ofElement() {
    return text.equals(ELEMENT)
        ? null
        : new Argument(text.substring(ELEMENT.length())).fields().get(0);
  }

  boolean isNumber() {
    return text.startsWith("#");
  }

  int number() {
    return Integer.parseInt(text.substring(1));
  }

  boolean isText() {
    return text.startsWith("'");
  }

  String constant() {
    return text.substring(1, text.length() - 1);
  }

  boolean isRelative() {
    return text.startsWith("@");
  }

  /** The directory's descriptor and the name. */
  Argument[] relative() {
    int comma = text.indexOf(',');
    return new Argument[] {
      new Argument(text.substring(1, comma)), new Argument(text.substring(comma + 1))
    };
  }

  boolean isConverted() {
    return text.startsWith("$");
  }

  String conversion() {
    return text.substring(1, text.indexOf(':'));
  }

  /** What is converted; two parameters stand with a comma. */
  Argument[] converted() {
    String[] parts = text.substring(text.indexOf(':') + 1).split(",", -1);
    Argument[] all = new Argument[parts.length];
    for (int i = 0; i < parts.length; i++) {
      all[i] = new Argument(parts[i]);
    }
    return all;
  }

  int parameter() {
    return Integer.parseInt(text);
  }
}
