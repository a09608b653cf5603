package org.gatehouse.apparmor.policy;

import org.gatehouse.apparmor.policy.FileRule.Owner;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a profile or block, up to its closing brace. */
final class RulesReader {
  private final ParseState state;
  private final TokenStream tokens;
  private final Body body = new Body();

  RulesReader(ParseState state) {
    this.state = state;
    this.tokens = state.tokens();
  }

  Body read() {
    while (!tokens.sees(TokenKind.CLOSE)) {
      rule();
    }
    return body;
  }

  private void rule() {
    switch (tokens.peek().kind()) {
      case ABI -> state.abi().read(tokens);
      case CARET, HAT, PROFILE -> body.add(new ProfileReader(state).child());
      case IF -> body.addAll(new ConditionalReader(state).read());
      case SET -> body.add(LimitReader.read(tokens));
      default -> prefixed();
    }
  }

  private void prefixed() {
    boolean audit = tokens.accepts(TokenKind.AUDIT);
    boolean deny = !tokens.accepts(TokenKind.ALLOW) && tokens.accepts(TokenKind.DENY);
    Owner owner = owner();
    Qualifiers qualifiers = new Qualifiers(audit, deny);
    if (tokens.sees(TokenKind.OPEN)) {
      block(qualifiers, owner);
      return;
    }
    Place place = tokens.peek().place();
    Rule rule = special(qualifiers);
    if (rule == null) {
      body.add(new FileRuleReader(tokens, qualifiers, owner).read());
      return;
    }
    if (owner != Owner.ANY) {
      throw new PolicyException(place, "owner goes with file rules only");
    }
    body.add(rule);
  }

  private Owner owner() {
    if (tokens.accepts(TokenKind.OWNER)) {
      return Owner.OWNER;
    }
    return tokens.accepts(TokenKind.OTHER) ? Owner.OTHER : Owner.ANY;
  }

  private @Nullable Rule special(Qualifiers qualifiers) {
    return switch (tokens.peek().kind()) {
      case CAPABILITY -> state.abi().capabilities().read(tokens, qualifiers);
      case NETWORK -> NetworkReader.read(tokens, qualifiers);
      case MOUNT, REMOUNT, UMOUNT, PIVOTROOT -> new MountReader(tokens).read(qualifiers);
      case DBUS -> new DbusReader(tokens).read(qualifiers);
      case SIGNAL -> SignalReader.read(tokens, qualifiers);
      case PTRACE -> PtraceReader.read(tokens, qualifiers);
      case UNIX -> new UnixReader(tokens).read(qualifiers);
      case CHANGE_PROFILE -> changeProfile(qualifiers);
      default -> null;
    };
  }

  private Rule changeProfile(Qualifiers qualifiers) {
    Place place = tokens.next().place();
    boolean unsafe = tokens.accepts(TokenKind.UNSAFE);
    boolean careful = unsafe || tokens.accepts(TokenKind.SAFE);
    String exec = tokens.sees(TokenKind.ID) ? tokens.next().text() : null;
    String target = tokens.target();
    tokens.endOfRule();
    if (exec == null && careful) {
      throw new PolicyException(place, "change_profile: expected a program behind safe or unsafe");
    }
    if (exec != null && !exec.startsWith("/") && !exec.startsWith("@{")) {
      throw new PolicyException(place, "change_profile: expected '/', found the program " + exec);
    }
    return new ChangeProfileRule(place, qualifiers, exec, unsafe, target == null ? "**" : target);
  }

  private void block(Qualifiers qualifiers, Owner owner) {
    Place place = tokens.peek().place();
    tokens.open();
    Body block = new RulesReader(state).read();
    tokens.close();
    if (qualifiers.deny()) {
      throw new PolicyException(place, "expected no deny before a block");
    }
    body.addBlock(block, qualifiers.audit(), owner);
  }
}
