package org.gatehouse.lsm.internal.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.osgi.framework.BundleContext;

/** What the host reads before ConfigurationAdmin is there. */
public class PropertiesTest {
  private static Properties with(String key, String value) {
    Map<String, String> properties = Map.of(key, value);
    return new Properties(
        (BundleContext)
            Proxy.newProxyInstance(
                BundleContext.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> properties.get(arguments[0])));
  }

  @Test
  public void sectionsAreAsymmetricOnlyWhereThatIsSaid() {
    assertTrue(with("gatehouse.rcu", "asymmetric").asymmetric());
    assertFalse(with("gatehouse.rcu", "provable").asymmetric());
    assertFalse(with("another", "asymmetric").asymmetric());
  }

  @Test
  public void anUnknownWordForSectionsIsToldAndProvable() {
    Properties properties = with("gatehouse.rcu", "asymetric");
    assertFalse(properties.asymmetric());
    assertEquals(
        List.of("gatehouse.rcu=asymetric is not asymmetric or provable: provable"),
        properties.complaints());
  }

  @Test
  public void anUnknownWordForAnUnwritableLogDenies() {
    Properties properties = with("gatehouse.audit.unwritable", "dorp");
    assertTrue(properties.denyUnrecorded());
    assertEquals(1, properties.complaints().size());
  }
}
