/**
 * Which context an object gets: files by {@code file_contexts} as libselinux 3.4 reads and orders
 * it, bundles by {@code bundle_contexts}. Plain Java, immutable after reading, any thread. Files
 * are read strictly: what is malformed is refused with file, line and column ({@link
 * org.gatehouse.selinux.label.LabelSyntaxException}).
 */
@NullMarked
package org.gatehouse.selinux.label;

import org.jspecify.annotations.NullMarked;
