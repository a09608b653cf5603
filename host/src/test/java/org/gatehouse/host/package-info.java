/** Tests of the launcher's parts, and of the program as a person starts it. */
package org.gatehouse.host;
