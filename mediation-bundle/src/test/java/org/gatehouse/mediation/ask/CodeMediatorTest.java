package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.ATTACH;
import static org.gatehouse.bridge.Operation.CLASS_DEFINE;
import static org.gatehouse.bridge.Operation.CLASS_DEFINE_LOOKUP;
import static org.gatehouse.bridge.Operation.INSTRUMENT;
import static org.gatehouse.bridge.Operation.LOADER_CREATE;
import static org.gatehouse.bridge.Operation.NATIVE_ACCESS;
import static org.gatehouse.bridge.Operation.NATIVE_LOAD;
import static org.gatehouse.bridge.Operation.PROXY_DEFINE;
import static org.gatehouse.bridge.Operation.SCRIPT;
import static org.gatehouse.bridge.Operation.SERVICE_LOAD;
import static org.gatehouse.bridge.Operation.UNSAFE;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gatehouse.lsm.object.Cred;
import org.junit.Test;

/** Code that comes in is brought in by whoever it is for. */
public class CodeMediatorTest extends InMediatedWorld {
  @Test
  public void classesProxiesScriptsAndLoaders() {
    asks(List.of("kernelLoadData"), CLASS_DEFINE, mediated.appLoader, "Evil");
    ClassLoader launchers = ClassLoader.getSystemClassLoader();
    assertEquals(List.of(), mediated.asks(CLASS_DEFINE, launchers, "org.example.Found"));
    asks(List.of("kernelLoadData"), CLASS_DEFINE_LOOKUP, mediated.app.getClass(), true);
    asks(List.of("kernelLoadData"), PROXY_DEFINE, mediated.appLoader, new Class<?>[0]);
    assertEquals("[proxy]", mediated.about("kernel_load_data"));
    asks(List.of("kernelLoadData"), SCRIPT, "nashorn");
    asks(List.of("usernsCreate"), LOADER_CREATE, mediated.appLoader, null);
    asks(List.of("kernelModuleRequest"), SERVICE_LOAD, Callable.class, mediated.appLoader);
    assertEquals("[java.util.concurrent.Callable]", mediated.about("kernel_module_request"));
  }

  @Test
  public void theJdksOwnNativeCodeAndWhatNativeLoadDecidesIsNotAskedTwice() throws Exception {
    assertEquals(List.of(), mediated.asks(NATIVE_ACCESS, "loadLibrary", null, false));
    assertEquals(List.of(), mediated.asks(NATIVE_ACCESS, "reinterpret", Thread.class, false));
  }

  @Test
  public void whatBreaksTheJvm() {
    asks(List.of("lockedDown", "capable"), NATIVE_ACCESS, "downcall", null, false);
    assertEquals("[CAP_SYS_RAWIO]", mediated.about("capable"));
    asks(List.of("lockedDown", "capable"), UNSAFE, "getUnsafe");
    asks(List.of("lockedDown", "capable"), INSTRUMENT, "retransform");
    assertEquals("[CAP_SYS_PTRACE]", mediated.about("capable"));
    asks(List.of("lockedDown", "capable"), ATTACH, "17");
  }

  @Test
  public void aLibraryIsLoadedByTheClassThatItIsFor() throws IOException {
    Path library = Files.createFile(mediated.folder().resolve("libevil.so"));
    Class<?> mine = mediated.app.getClass();
    asks(List.of("kernelReadFile", "capable"), NATIVE_LOAD, mine, library.toString());
    assertEquals("[" + library + ", native-library]", mediated.about("kernel_read_file"));
    mediated.module.clear();
    mediated.checkAs(mediated.stranger, NATIVE_LOAD, mine, library.toString());
    Cred subject = (Cred) mediated.module.calls("capable").get(0).arguments().get(0);
    assertEquals(mediated.world.app().cred(), subject);
  }

  @Test
  public void theJdkLoadsItsOwnLibrariesAndNoOthers() throws IOException {
    Path library = Files.createFile(mediated.folder().resolve("libevil.so"));
    String own = System.getProperty("java.home") + "/lib/libnet.so";
    assertEquals(List.of(), mediated.asks(NATIVE_LOAD, Object.class, own));
    assertEquals(List.of(), mediated.asks(NATIVE_LOAD, null, "net"));
    List<String> both = List.of("kernelReadFile", "capable");
    asks(both, NATIVE_LOAD, Object.class, library.toString());
    String around = System.getProperty("java.home") + "/../../" + library;
    asks(both, NATIVE_LOAD, Object.class, around);
  }
}
