/** The program that runs under the agent: public APIs, what they must ask, and how they say no. */
package org.gatehouse.agent.probe;
