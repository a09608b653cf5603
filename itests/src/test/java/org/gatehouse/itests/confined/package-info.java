/**
 * The applications that tests confine, each on a bundle of somebody else, and the module that
 * confines them to paths and addresses. Packed into bundles of their own while a test runs.
 */
package org.gatehouse.itests.confined;
