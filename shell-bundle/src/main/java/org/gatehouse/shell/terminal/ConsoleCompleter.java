package org.gatehouse.shell.terminal;

import java.util.List;
import java.util.Set;
import org.apache.felix.service.command.CommandSession;
import org.gatehouse.shell.session.Evaluator;
import org.jline.builtins.Completers.FilesCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Completes the first word by the commands there are, and the words of Gogo's own commands by
 * files. The words of {@code lsm} are a component's business.
 */
final class ConsoleCompleter implements Completer {
  private static final String OWN = "lsm:";
  private static final String GOGO = "gogo:";

  private final BundleContext context;
  private final Evaluator evaluator;
  private final Completer files;

  ConsoleCompleter(BundleContext context, CommandSession session, Evaluator evaluator) {
    this.context = context;
    this.evaluator = evaluator;
    this.files = new FilesCompleter(session::currentDir);
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    Set<String> commands = evaluator.commands();
    String command = Evaluator.resolve(line.words().get(0), commands);
    if (line.wordIndex() == 0) {
      commands(line.word(), commands, candidates);
    } else if (command.startsWith(OWN)) {
      words(reader, line, candidates);
    } else if (command.startsWith(GOGO)) {
      files.complete(reader, line, candidates);
    }
  }

  /** All of them; on an empty line only those of {@code lsm}. */
  private static void commands(String word, Set<String> commands, List<Candidate> candidates) {
    for (String full : commands) {
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
