/**
 * What a fuzzer calls: parsers of files that nobody vouches for. A target returns quietly on every
 * input, be it good or refused with its own exception; whatever else it throws is a finding.
 */
@NullMarked
package org.gatehouse.fuzz;

import org.jspecify.annotations.NullMarked;
