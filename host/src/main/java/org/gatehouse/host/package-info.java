/**
 * The launcher: reads the command line, prepares the state folder, starts the OSGi framework with
 * the distribution's bundles and turns the outcome into an exit status.
 */
@NullMarked
package org.gatehouse.host;

import org.jspecify.annotations.NullMarked;
