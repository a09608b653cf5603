package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

@RunWith(PaxExam.class)
public class BootIT {
  @Inject private BundleContext context;

  @Configuration
  public static Option[] configuration() {
    return new Option[] {Platform.host()};
  }

  @Test
  public void everyBundleOfThePlatformIsActive() {
    List<String> idle =
        Arrays.stream(context.getBundles())
            .filter(bundle -> bundle.getHeaders().get("Fragment-Host") == null)
            .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
            .map(Bundle::getSymbolicName)
            .toList();
    assertEquals(List.of(), idle);
  }

  @Test
  public void frameworkBundleHasNoWireToDeclarativeServices() {
    Bundle host =
        Arrays.stream(context.getBundles())
            .filter(b -> "org.gatehouse.framework-bundle".equals(b.getSymbolicName()))
            .findFirst()
            .orElseThrow();
    String imports = host.getHeaders().get("Import-Package");
    assertEquals(imports, -1, imports.indexOf("org.osgi.service.component"));
    assertEquals(null, host.getHeaders().get("Service-Component"));
  }
}
