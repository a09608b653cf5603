/**
 * Writes {@code docs/checklist.md} and {@code docs/hooks.md} from the annotations of the tests and
 * from the hook table, and fails where the documents differ from what they are made of.
 */
@NullMarked
package org.gatehouse.lsm.docs;

import org.jspecify.annotations.NullMarked;
