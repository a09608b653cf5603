/** The filter without a server: which hat a path gets, and that it is left again. */
@org.jspecify.annotations.NullMarked
package org.gatehouse.hats;
