/**
 * Ties mediation to a framework: the activator, whose loaders the framework made, and the
 * operations of bundles on bundles and services.
 */
@NullMarked
package org.gatehouse.mediation.osgi;

import org.jspecify.annotations.NullMarked;
