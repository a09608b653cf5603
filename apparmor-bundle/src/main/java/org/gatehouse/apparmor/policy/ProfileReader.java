package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.apparmor.policy.Condition.Group;
import org.gatehouse.apparmor.policy.Profile.Kind;
import org.gatehouse.apparmor.policy.Profile.Xattr;
import org.jspecify.annotations.Nullable;

/** Reads a profile from its name to its closing brace. */
final class ProfileReader {
  private final ParseState state;
  private final TokenStream tokens;

  ProfileReader(ParseState state) {
    this.state = state;
    this.tokens = state.tokens();
  }

  /** A profile at the top, which may go without a keyword. */
  Draft top() {
    boolean hat = tokens.sees(TokenKind.CARET, TokenKind.HAT);
    boolean keyword = hat || tokens.sees(TokenKind.PROFILE);
    if (keyword) {
      tokens.next();
    } else if (!tokens.sees(TokenKind.ID)) {
      throw tokens.unexpected(TokenKind.PROFILE, TokenKind.HAT, TokenKind.ID);
    }
    Draft draft = read(hat ? Kind.HAT : Kind.TOP);
    if (!keyword && draft.namespace() == null && !draft.name().startsWith("/")) {
      throw new PolicyException(
          draft.place(), "expected '/', a namespace, 'profile' or 'hat' before " + draft.name());
    }
    return draft;
  }

  /** A hat or local profile, from its keyword on. */
  Draft child() {
    Kind kind = tokens.next().is(TokenKind.PROFILE) ? Kind.LOCAL : Kind.HAT;
    Draft draft = read(kind);
    if (kind == Kind.HAT && !draft.xattrs().isEmpty()) {
      throw new PolicyException(draft.place(), "expected no xattrs of a hat");
    }
    return draft;
  }

  private Draft read(Kind kind) {
    Token name = tokens.expect(TokenKind.ID);
    String attachment = tokens.optionalName();
    Group xattrs = Condition.group(tokens, "xattrs");
    ProfileFlags flags = FlagsReader.read(tokens);
    tokens.open();
    state.includes().enter();
    Body body = new RulesReader(state).read();
    tokens.close();
    state.includes().leave();
    Label label = label(name);
    if (attachment != null && !attachment.startsWith("/") && !attachment.startsWith("@{")) {
      throw new PolicyException(
          name.place(), "expected '/' or a variable, found the attachment " + attachment);
    }
    List<Rule> rules = new Transitions(name.place(), label.name()).resolve(body.rules());
    return new Draft(
        name.place(),
        label.namespace(),
        label.name(),
        attachment,
        xattrs(xattrs),
        flags,
        kind,
        body.children(),
        rules);
  }

  private static Label label(Token name) {
    Label label = Label.of(name.text());
    if (label.fault() != null) {
      throw new PolicyException(name.place(), "the profile " + name.text() + ": " + label.fault());
    }
    if (label.stack()) {
      throw new PolicyException(name.place(), "expected the name of a profile, found a stack");
    }
    return label;
  }

  private static List<Xattr> xattrs(Group group) {
    List<Xattr> xattrs = new ArrayList<>();
    for (Condition member : group.members()) {
      xattrs.add(new Xattr(member.name(), value(member)));
    }
    return xattrs;
  }

  private static @Nullable String value(Condition member) {
    return member.equal() && !member.values().isEmpty() ? member.values().get(0) : null;
  }
}
