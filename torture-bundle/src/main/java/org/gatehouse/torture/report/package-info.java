/** An application that reads what the database exported, and tries to write it. */
@NullMarked
package org.gatehouse.torture.report;

import org.jspecify.annotations.NullMarked;
