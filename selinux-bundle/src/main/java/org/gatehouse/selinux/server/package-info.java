/**
 * The security server in plain Java: what a policy says about two contexts, as Linux 6.1 says it.
 * {@link org.gatehouse.selinux.server.ActivePolicy} is a policy under one setting of its booleans,
 * immutable, and answers about contexts; {@link org.gatehouse.selinux.server.SecurityServer} has
 * one of these in force, gives contexts their SIDs and keeps them over a reload.
 */
@NullMarked
package org.gatehouse.selinux.server;

import org.jspecify.annotations.NullMarked;
