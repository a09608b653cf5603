package org.gatehouse.agent;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.bridge.Operation;
import org.junit.Test;

/** Every operation that the strongest peer mediates passes a choke point, or has a reason. */
public class JdkOperationsSharedTest {
  /** Which operations of the peer, by pattern, and the choke points that they pass. */
  private record Rule(Pattern peer, List<String> answers) {
    boolean isReason() {
      return answers.get(0).startsWith("none");
    }
  }

  private static final List<Rule> RULES = rules();

  private static List<String> peers() throws IOException {
    Path list = Path.of(System.getProperty("gatehouse.shared"), "reference", "jdk-operations.tsv");
    return Files.readAllLines(list).stream()
        .filter(line -> !line.isBlank())
        .map(line -> line.split("\t", -1))
        .map(cells -> cells[1] + " " + cells[2] + " " + cells[3])
        .toList();
  }

  private static List<Rule> rules() {
    try (var in = JdkOperationsSharedTest.class.getResourceAsStream("peer-operations.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(JdkOperationsSharedTest::rule)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule rule(String line) {
    String[] sides = line.split(" => ", 2);
    return new Rule(Pattern.compile(sides[0].strip()), List.of(sides[1].strip().split("\\s+")));
  }

  private static List<Rule> of(String peer) {
    return RULES.stream().filter(rule -> rule.peer().matcher(peer).find()).limit(1).toList();
  }

  @Test
  public void everyOperationOfThePeerHasAnAnswer() throws IOException {
    List<String> peers = peers();
    assertEquals(397, peers.size());
    List<String> open = peers.stream().filter(peer -> of(peer).isEmpty()).toList();
    assertEquals(List.of(), open);
  }

  @Test
  public void everyAnswerIsAChokePointOfBothJdks() {
    List<String> wrong = new ArrayList<>();
    for (Rule rule : RULES) {
      if (!rule.isReason()) {
        Stream.of(17, 25).forEach(jdk -> wrong.addAll(missing(rule, jdk)));
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** An answer is {@code OPERATION} or {@code OPERATION@first JDK}. */
  private static List<String> missing(Rule rule, int jdk) {
    Set<Operation> there =
        ChokePoints.all().stream()
            .filter(point -> point.isIn(jdk))
            .map(ChokePoint::operation)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)));
    return rule.answers().stream()
        .map(answer -> answer.split("@", 2))
        .filter(answer -> answer.length == 1 || Integer.parseInt(answer[1]) <= jdk)
        .filter(answer -> !there.contains(Operation.valueOf(answer[0])))
        .map(answer -> rule.peer() + " on " + jdk + ": " + answer[0])
        .toList();
  }

  @Test
  public void everyRuleIsUsed() throws IOException {
    List<Rule> used = peers().stream().flatMap(peer -> of(peer).stream()).toList();
    List<Rule> idle = RULES.stream().filter(rule -> !used.contains(rule)).toList();
    assertTrue(idle.toString(), idle.isEmpty());
  }
}
