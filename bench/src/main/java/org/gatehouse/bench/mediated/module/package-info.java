/** The bundle of the module that checks paths. */
@NullMarked
package org.gatehouse.bench.mediated.module;

import org.jspecify.annotations.NullMarked;
