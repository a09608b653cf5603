/** What commands return: small objects that print as a table or a list, and as JSON. */
@NullMarked
package org.gatehouse.shell.text;

import org.jspecify.annotations.NullMarked;
