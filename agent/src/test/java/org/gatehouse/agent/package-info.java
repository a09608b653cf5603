/** Tests of the agent: the table by itself, and real JDK calls in a JVM that runs under it. */
package org.gatehouse.agent;
