/** Tests of the bridge. */
package org.gatehouse.bridge;
