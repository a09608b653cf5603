package org.gatehouse.host;

/** The text of {@code --help}. */
final class Help {
  static final String TEXT =
      """
      usage: gatehouse [--home DIR] [--permissive] [-c COMMANDS | FILE.gogo | -]
             gatehouse demo [--seconds N] [--break NAME]
             gatehouse torture [--minutes N] [--readers N] [--virtual N] [--seed S]
                               [--cycles N] [--module NAME] [--break NAME]
             gatehouse policy check|eval|transcript MODULE FILE...
             gatehouse --version | --help

        (nothing)      an interactive shell; its state is kept under the distribution's var
        -c COMMANDS    runs the commands and exits
        FILE.gogo, -   runs a script, or the commands on standard input; the first error ends it
        --home DIR     keeps the state in DIR; DIR/etc, where there is one, is the configuration
        --permissive   recovery: denials are audited and not enforced
        demo           confines a database and a web server, swaps modules under load, proves that
                       nothing was lost
                       (--break runs a broken variant instead, and names the proof that caught it)
        torture        the same proofs after a longer time; --cycles: N lives of one module
                       (--module smack, selinux or apparmor without --cycles: its policy is loaded meanwhile)
        policy         asks a module's policy engine, without a framework

      The exit status is 0, or 1 after an error or a denial.""";

  private Help() {}
}
