package org.gatehouse.testkit.contract;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.testkit.SecurityModuleContractTest;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;

/** The contract test passes a good module and catches each of these mistakes. */
public class ContractCatchesTest {
  private static Set<String> failures(Class<? extends SecurityModuleContractTest> contract) {
    Result result = JUnitCore.runClasses(contract);
    assertTrue(result.getRunCount() > 10);
    return result.getFailures().stream()
        .map(failure -> failure.getDescription().getMethodName())
        .collect(Collectors.toSet());
  }

  @Test
  public void passesAModuleThatKeepsItsLabelsInBlobs() {
    assertEquals(Set.of(), failures(GoodContract.class));
  }

  @Test
  public void catchesAModuleThatExpectsItsLabelOnEveryObject() {
    Set<String> caught = failures(NeedsLabelContract.class);
    assertTrue(caught + "", caught.contains("everyHookSurvivesObjectsMadeBeforeItWasLoaded"));
    assertTrue(caught + "", caught.contains("anotherIncarnationCopesWithWhatAnEarlierOneSaw"));
  }

  @Test
  public void catchesAModuleWhoseFreeHookNeedsItsAlloc() {
    Set<String> caught = failures(NeedsAllocContract.class);
    assertTrue(caught + "", caught.contains("freeHooksSurviveObjectsWithoutAlloc"));
  }

  @Test
  public void catchesAModuleThatLeavesItselfBehind() {
    assertEquals(Set.of("classLoaderIsCollectableAfterUnload"), failures(LeakyContract.class));
  }

  @Test
  public void catchesAModuleThatAnswersNothing() {
    Set<String> caught = failures(MuteContract.class);
    assertTrue(caught + "", caught.contains("worksWithoutAStacker"));
  }

  /** Labels files in its alloc hook and copes with those it did not see. */
  private static class Labelling implements SecurityModule, FileHooks {
    private volatile @Nullable BlobSlot<String> labels;

    BlobSlot<String> labels() {
      return Objects.requireNonNull(labels);
    }

    @Override
    public ModuleId id() {
      return ModuleId.of("labelling");
    }

    @Override
    public void enabling(ModuleContext context) {
      labels = context.slots().reserve(ObjectKind.FILE);
    }

    @Override
    public Verdict fileAllocSecurity(FileObject file) {
      labels().attach(file, "label");
      return Verdict.ALLOW;
    }

    @Override
    public Verdict fileOpen(Cred subject, FileObject file) {
      labels().get(file);
      return Verdict.ALLOW;
    }

    @Override
    public void fileFreeSecurity(FileObject file) {
      labels().unlink(file);
    }
  }

  private static final class NeedsLabel extends Labelling {
    @Override
    public Verdict fileOpen(Cred subject, FileObject file) {
      String label = Objects.requireNonNull(labels().get(file));
      return label.isEmpty() ? Verdict.deny(Errno.EACCES, "no label") : Verdict.ALLOW;
    }
  }

  private static final class NeedsAlloc extends Labelling {
    @Override
    public void fileFreeSecurity(FileObject file) {
      Objects.requireNonNull(labels().unlink(file).value());
    }
  }

  private static final class Leaky extends Labelling {
    @Override
    public Verdict fileOpen(Cred subject, FileObject file) {
      System.getProperties().put(new Object(), this);
      return Verdict.ALLOW;
    }
  }

  private static final class Mute extends Labelling {
    @Override
    @SuppressWarnings("NullAway") // the mistake that is to be caught
    public Verdict fileOpen(Cred subject, FileObject file) {
      return null;
    }
  }

  /** The contract of a module without a configuration. */
  private abstract static class Contract extends SecurityModuleContractTest {
    @Override
    protected void changeConfiguration(SecurityModule enabled) {}
  }

  public static class GoodContract extends Contract {
    @Override
    protected SecurityModule newModule() {
      return new Labelling();
    }
  }

  public static class NeedsLabelContract extends Contract {
    @Override
    protected SecurityModule newModule() {
      return new NeedsLabel();
    }
  }

  public static class NeedsAllocContract extends Contract {
    @Override
    protected SecurityModule newModule() {
      return new NeedsAlloc();
    }
  }

  public static class LeakyContract extends Contract {
    @Override
    protected SecurityModule newModule() {
      return new Leaky();
    }
  }

  public static class MuteContract extends Contract {
    @Override
    protected SecurityModule newModule() {
      return new Mute();
    }
  }
}
