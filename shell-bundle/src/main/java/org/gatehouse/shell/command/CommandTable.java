package org.gatehouse.shell.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gatehouse.shell.line.Synopsis;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** All commands of the scope, read off the components that are there now. */
public final class CommandTable {
  private final BundleContext context;

  /** Looks them up here. */
  public CommandTable(BundleContext context) {
    this.context = context;
  }

  /** What they accept, by name. */
  public List<Synopsis> all() {
    List<Synopsis> all = new ArrayList<>();
    for (ServiceReference<Commands> reference : references()) {
      Commands commands = context.getService(reference);
      if (commands != null) {
        all.addAll(commands.synopses());
        context.ungetService(reference);
      }
    }
    all.sort(Comparator.comparing(Synopsis::command));
    return all;
  }

  /** One of them, by its name with or without the scope. */
  public Optional<Synopsis> find(String name) {
    String full = name.contains(":") ? name : Commands.SCOPE + ":" + name;
    return all().stream().filter(synopsis -> synopsis.command().equals(full)).findFirst();
  }

  private Collection<ServiceReference<Commands>> references() {
    try {
      return context.getServiceReferences(Commands.class, null);
    } catch (InvalidSyntaxException e) {
      throw new AssertionError("there is no filter", e);
    }
  }
}
