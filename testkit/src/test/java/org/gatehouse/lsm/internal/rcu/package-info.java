/** Read sections from within: where threads count. */
package org.gatehouse.lsm.internal.rcu;
