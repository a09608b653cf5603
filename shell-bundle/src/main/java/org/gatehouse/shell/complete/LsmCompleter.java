package org.gatehouse.shell.complete;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.shell.command.CommandTable;
import org.gatehouse.shell.line.Synopsis;
import org.gatehouse.shell.load.Sources;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** JLine's completer for the words after an {@code lsm} command. */
@Component(service = Completer.class)
public final class LsmCompleter implements Completer {
  private final CommandTable table;
  private final Stacker stacker;
  private final Tasks tasks;
  private final SecurityFs tree;
  private final Sources sources;

  /** Completes by what these services know. */
  @Activate
  public LsmCompleter(
      BundleContext context,
      @Reference Stacker stacker,
      @Reference Tasks tasks,
      @Reference SecurityFs tree) {
    this.table = new CommandTable(context);
    this.stacker = stacker;
    this.tasks = tasks;
    this.tree = tree;
    String modules = context.getProperty("gatehouse.modules");
    this.sources = new Sources(Path.of(modules == null ? "modules" : modules), Path.of(""));
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<Synopsis> all = table.all();
    table
        .find(line.words().get(0))
        .ifPresent(synopsis -> complete(synopsis, all, line, candidates));
  }

  private void complete(
      Synopsis synopsis, List<Synopsis> all, ParsedLine line, List<Candidate> candidates) {
    List<String> commands = all.stream().map(Synopsis::command).toList();
    for (Suggestion s :
        new Suggestions(stacker, tasks, tree, sources, commands).of(synopsis, words(line))) {
      candidates.add(new Candidate(s.word(), s.word(), null, null, null, null, s.complete()));
    }
  }

  /** The words after the command, up to the cursor. */
  private static List<String> words(ParsedLine line) {
    List<String> words = new ArrayList<>(line.words().subList(1, line.wordIndex()));
    words.add(line.word().substring(0, line.wordCursor()));
    return words;
  }
}
