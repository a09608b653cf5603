/** Documents that are generated from the code, and the tests that they are up to date. */
@NullMarked
package org.gatehouse.itests.docs;

import org.jspecify.annotations.NullMarked;
