/** An application on a real database: it writes rows all the time, and offers SQL as commands. */
@NullMarked
package org.gatehouse.torture.books;

import org.jspecify.annotations.NullMarked;
