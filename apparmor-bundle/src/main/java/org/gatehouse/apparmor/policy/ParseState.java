package org.gatehouse.apparmor.policy;

/** What all readers of one policy share. */
record ParseState(
    TokenStream tokens, Includes includes, Variables variables, Aliases aliases, AbiReader abi) {}
