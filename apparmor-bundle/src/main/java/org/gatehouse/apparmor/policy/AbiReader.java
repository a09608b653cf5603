package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/** Reads {@code abi} rules; the first says what the policy was written for. Not thread-safe. */
final class AbiReader {
  private final Includes includes;
  private final Features kernel;
  private @Nullable Features features;
  private @Nullable Capabilities capabilities;

  AbiReader(Includes includes, Features kernel) {
    this.includes = includes;
    this.kernel = kernel;
  }

  void read(TokenStream tokens) {
    tokens.next();
    Token file = tokens.expect(TokenKind.ID, TokenKind.VALUE);
    tokens.endOfRule();
    boolean search = file.is(TokenKind.ID);
    if (search && file.text().equals("kernel")) {
      keep(kernel);
      return;
    }
    String text = includes.features(file.text(), search, file.place());
    if (text != null) {
      keep(new Features(text));
    } else if (features == null) {
      throw new PolicyException(file.place(), file.text() + " was included, but as no abi");
    }
  }

  private void keep(Features found) {
    if (features == null) {
      features = found;
    }
  }

  /** What the policy was written for. */
  Features features() {
    Features declared = features;
    return declared == null ? kernel : declared;
  }

  /** The capabilities that kernel and policy know; asked first when the preamble has ended. */
  Capabilities capabilities() {
    Capabilities known = capabilities;
    if (known == null) {
      known = new Capabilities(kernel, features());
      capabilities = known;
    }
    return known;
  }
}
