package org.gatehouse.lsm.blob;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The security blob of one object, opaque to modules; read and written through {@link BlobSlot}.
 */
@ProviderType
public interface Blob {}
