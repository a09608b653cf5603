package org.gatehouse.lsm.internal.osgi;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.internal.stack.StackConfig;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.BundleContext;

public class CommandLineOverFileTest extends InWorld {
  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private static BundleContext context(Map<String, String> properties) {
    return (BundleContext)
        Proxy.newProxyInstance(
            BundleContext.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) ->
                method.getName().equals("getProperty") ? properties.get(arguments[0]) : null);
  }

  /** FileInstall delivers the file once more after the start, and the list must survive that. */
  @Test
  public void whatTheCommandLineAdmitsStaysAdmittedWhenTheFileArrives() throws Exception {
    BundleContext context = context(Map.of("lsm", "yama", "required", "yama"));
    StateFile state = StateFile.load(temporary.getRoot().toPath().resolve("state"));
    ModuleTracker modules = new ModuleTracker(context, host(), state);
    BundleNames names = new BundleNames(bundle -> Optional.empty(), NameBindings.NONE);
    ConfigListener listener =
        new ConfigListener(host(), modules, names, new Properties(context).commandLine());
    Dictionary<String, Object> file = new Hashtable<>(Map.of("lsm", "smack", "combine", "first"));
    listener.updated(file);
    StackConfig now = host().modules().config();
    assertEquals(List.of("yama"), now.lsm());
    assertEquals(Set.of("yama"), now.required());
    assertEquals("first", now.rule().toString());
  }
}
