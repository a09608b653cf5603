/** Makes bundles at run time, installs them, and watches their class loaders go. */
@NullMarked
package org.gatehouse.torture.install;

import org.jspecify.annotations.NullMarked;
