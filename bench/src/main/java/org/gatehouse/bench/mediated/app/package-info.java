/** The bundle whose operations are measured. */
@NullMarked
package org.gatehouse.bench.mediated.app;

import org.jspecify.annotations.NullMarked;
