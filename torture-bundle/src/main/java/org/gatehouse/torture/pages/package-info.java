/** An application on a web server: it serves the files of a folder. */
@NullMarked
package org.gatehouse.torture.pages;

import org.jspecify.annotations.NullMarked;
