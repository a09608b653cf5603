package org.gatehouse.selinux.label;

import org.gatehouse.selinux.label.automaton.Pattern;

/**
 * A specification ready to match.
 *
 * @param stem the first directory, compared as text; empty if the pattern covers the whole path
 * @param rest what the path has to match behind the stem
 */
record CompiledSpec(FileSpec spec, String stem, Pattern rest) {}
