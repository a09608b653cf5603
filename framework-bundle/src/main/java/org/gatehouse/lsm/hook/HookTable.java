package org.gatehouse.lsm.hook;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The whole hook table, and the door to the stack: whoever calls a hook on the host's
 * implementation asks every enabled module.
 *
 * <p>The interfaces that this one extends are the one table. The dispatcher, the shell's listing,
 * the documentation and the contract test are derived from them. The host's implementation may be
 * called on any thread; it blocks for as long as a module's hook does; a module that throws is a
 * denial.
 */
@ProviderType
public interface HookTable
    extends TaskHooks,
        CredHooks,
        PtraceHooks,
        CapableHooks,
        BprmHooks,
        BundleHooks,
        ServiceHooks,
        PathHooks,
        InodeHooks,
        FileHooks,
        SocketHooks,
        UnixSocketHooks,
        MessageHooks,
        JvmHooks,
        AttributeHooks,
        StackHooks {}
