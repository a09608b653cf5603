package org.gatehouse.shell.terminal;

import java.util.List;
import java.util.Set;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Completes the first word by the commands there are; the others are the component's business. */
final class ConsoleCompleter implements Completer {
  private static final String OWN = "lsm:";

  private final BundleContext context;
  private final CommandSession session;

  ConsoleCompleter(BundleContext context, CommandSession session) {
    this.context = context;
    this.session = session;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (line.wordIndex() == 0) {
      commands(line.word(), candidates);
    } else {
      words(reader, line, candidates);
    }
  }

  /** All of them; on an empty line only those of {@code lsm}. */
  private void commands(String word, List<Candidate> candidates) {
    for (Object name : (Set<?>) session.get(".commands")) {
      String full = name.toString();
      if (!word.isEmpty() || full.startsWith(OWN)) {
        candidates.add(new Candidate(full));
      }
      if (!word.isEmpty() && !word.contains(":")) {
        candidates.add(new Candidate(full.substring(full.indexOf(':') + 1)));
      }
    }
  }

  private void words(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    ServiceReference<Completer> reference = context.getServiceReference(Completer.class);
    Completer completer = reference == null ? null : context.getService(reference);
    if (completer != null) {
      completer.complete(reader, line, candidates);
      context.ungetService(reference);
    }
  }
}
