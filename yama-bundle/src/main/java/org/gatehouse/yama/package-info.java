/**
 * Yama: who may take hold of another task. The model of a small module: one component, the hooks it
 * overrides, its configuration, its control file, and the relations that tasks declare.
 */
@NullMarked
package org.gatehouse.yama;

import org.jspecify.annotations.NullMarked;
