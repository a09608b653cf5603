package org.gatehouse.apparmor.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * From files to policies: the one entrance of this package.
 *
 * <p>Immutable; any thread may parse, many at once. The source followed is apparmor_parser 3.0.8.
 *
 * @param includes where rules find the files they name
 * @param kernel what the kernel knows; a policy without {@code abi} is taken to be written for it
 */
public record PolicyParser(IncludePath includes, Features kernel) {
  /**
   * Parses a file and checks it.
   *
   * @param name one byte in each character; a relative one resolves as {@link IncludePath} says
   * @throws PolicyException if it is refused or cannot be read
   */
  public Policy parse(String name) {
    try {
      byte[] bytes = Files.readAllBytes(includes.current().resolve(Bytes.path(name)));
      return parse(name, bytes);
    } catch (IOException e) {
      throw new PolicyException(new Place(name, 1, 1), "the file cannot be read: " + e);
    }
  }

  /**
   * Parses a text and checks it.
   *
   * @param name what places call it
   * @throws PolicyException if it is refused
   */
  public Policy parse(String name, byte[] text) {
    Includes files = new Includes(includes);
    String bytes = new String(text, StandardCharsets.ISO_8859_1);
    TokenStream tokens = new TokenStream(new Lexer(files, name, bytes));
    AbiReader abi = new AbiReader(files, kernel);
    ParseState state = new ParseState(tokens, files, new Variables(), new Aliases(), abi);
    new PreambleReader(state).read();
    List<Draft> drafts = drafts(state);
    Completion completion = new Completion(state, kernel);
    List<Profile> profiles = drafts.stream().map(draft -> completion.of(draft, null)).toList();
    return new Policy(profiles, abi.features());
  }

  private static List<Draft> drafts(ParseState state) {
    List<Draft> drafts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (!state.tokens().sees(TokenKind.END_OF_FILE)) {
      Draft draft = new ProfileReader(state).top();
      if (!names.add(draft.key())) {
        throw new PolicyException(draft.place(), "there is a profile " + draft.name() + " already");
      }
      drafts.add(draft);
    }
    return drafts;
  }
}
