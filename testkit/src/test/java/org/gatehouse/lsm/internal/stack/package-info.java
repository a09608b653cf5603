/** Tests of the stacker's own classes, which nothing outside can see. */
package org.gatehouse.lsm.internal.stack;
