/**
 * Hats of AppArmor for the requests of servlets, as mod_apparmor has them for Apache: a filter of
 * the HTTP whiteboard puts the task that serves a request into the hat of the request's path while
 * the request is served. It knows AppArmor by the system call on labels only.
 */
@NullMarked
package org.gatehouse.hats;

import org.jspecify.annotations.NullMarked;
