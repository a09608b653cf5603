package org.gatehouse.shell.gogo;

import org.apache.felix.gogo.jline.Converters;
import org.apache.felix.service.command.Converter;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Words to bundles and services, and bundles and services to text. */
@Component(service = Converter.class)
public final class OsgiConverters extends Converters {
  /** Of this framework. */
  @Activate
  public OsgiConverters(BundleContext context) {
    super(context);
  }
}
