package org.gatehouse.selinux.module;

import org.gatehouse.selinux.label.BundleContexts;
import org.gatehouse.selinux.label.FileContexts;
import org.gatehouse.selinux.label.PropertyContexts;
import org.jspecify.annotations.Nullable;

/**
 * The label files as they were read for one policy. Each reading makes another one; what was
 * labelled by an older one is labelled anew when it is met.
 *
 * @param reading counts the readings
 * @param files the contexts of files; null where there is no file of them
 * @param hasSigners whether a line speaks of signers
 * @param operator the SID of operators' sessions
 */
record Labelling(
    int reading,
    @Nullable FileContexts files,
    @Nullable BundleContexts bundles,
    PropertyContexts properties,
    boolean hasSigners,
    int operator) {}
