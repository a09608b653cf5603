package org.gatehouse.selinux.label;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** The label files of the distribution. */
public class DistributionLabelsTest {
  private static final Path ETC = Path.of("../host/src/main/dist/etc/selinux");

  @Test
  public void aFileIsLabelledWhereverTheDistributionStands() throws Exception {
    FileContexts files =
        FileContexts.read(ETC.resolve("file_contexts"), context -> true)
            .at(
                Map.of(
                    "/opt/gh",
                    "/gatehouse",
                    "/srv/state",
                    "/gatehouse/var",
                    "/opt/gh/jdk",
                    "/jdk"));
    assertEquals("gatehouse_etc_t", type(files, "/opt/gh/etc/smack/accesses"));
    assertEquals("selinux_config_t", type(files, "/opt/gh/etc/selinux/policy.33"));
    assertEquals("selinux_config_t", type(files, "/srv/state/etc/selinux/booleans.local"));
    assertEquals("jvm_t", type(files, "/opt/gh/jdk/lib/modules"));
    assertEquals("bundle_data_t", type(files, "/srv/state/cache/bundle12/data/books.mv.db"));
    assertEquals("h2_data_t", type(files, "/srv/state/h2/books.mv.db"));
    assertEquals("report_data_t", type(files, "/srv/state/reports/2026.mv.db"));
    assertEquals("gatehouse_var_t", type(files, "/srv/state/cache/bundle12/version0.0/bundle.jar"));
    assertEquals("module_exec_t", type(files, "/opt/gh/modules/yama-bundle.jar"));
    assertEquals("infra_exec_t", type(files, "/opt/gh/bundle/3/gogo.jar"));
    assertEquals("h2_exec_t", type(files, "/root/h2-2.3.232.jar"));
    assertEquals("shadow_t", type(files, "/etc/shadow"));
    assertEquals("etc_t", type(files, "/etc/passwd"));
    assertEquals("default_t", type(files, "/opt/ghost"));
  }

  @Test
  public void aBundleStartsInTheDomainOfItsLine() throws Exception {
    BundleContexts bundles = BundleContexts.read(ETC.resolve("bundle_contexts"), context -> true);
    assertEquals("h2_t", domain(bundles, "com.h2database"));
    assertEquals("infra_t", domain(bundles, "org.apache.felix.scr"));
    assertEquals("module_t", domain(bundles, "org.gatehouse.yama-bundle"));
    assertNull(bundles.find("com.example.anything", Set.of()));
  }

  private static String type(FileContexts files, String path) {
    String context = files.lookup(path, FileType.FILE);
    assertNotNull(path, context);
    return type(context);
  }

  private static String domain(BundleContexts bundles, String name) {
    BundleSpec spec = bundles.find(name, Set.of());
    assertNotNull(name, spec);
    return type(spec.context());
  }

  private static String type(String context) {
    return List.of(context.split(":", -1)).get(2);
  }
}
