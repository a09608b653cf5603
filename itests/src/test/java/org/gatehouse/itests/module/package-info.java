/** Modules that tests pack into bundles of their own and install while the framework runs. */
package org.gatehouse.itests.module;
