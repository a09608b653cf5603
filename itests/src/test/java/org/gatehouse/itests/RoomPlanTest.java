package org.gatehouse.itests;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.Assert.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** The room plan of ARCHITECTURE.md: arrows point down only, and modules never see each other. */
public class RoomPlanTest {
  private static final String ALL = "org.gatehouse..";
  private static final String HOST = "org.gatehouse.lsm..";
  private static final String INTERNAL = "org.gatehouse.lsm.internal..";

  /** The rooms that are not modules; whatever else there is must keep the rules of a module. */
  private static final Set<String> OTHER_ROOMS =
      Set.of(
          "lsm", "bridge", "mediation", "shell", "torture", "host", "testkit", "itests", "bench");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.gatehouse");

  @Test
  public void frameworkBundleSeesNothingAboveIt() {
    noClasses()
        .that()
        .resideInAPackage(HOST)
        .should()
        .dependOnClassesThat(resideInAPackage(ALL).and(resideOutsideOfPackages(HOST)))
        .check(CLASSES);
  }

  @Test
  public void modulesSeeOnlyExportedPackagesAndNotEachOther() {
    assertTrue(modules() + "", modules().contains("yama"));
    modules().forEach(room -> seesOnlyExportedPackages("org.gatehouse." + room + ".."));
  }

  @Test
  public void policyEnginesArePlainJava() {
    noClasses()
        .that()
        .resideInAPackage("org.gatehouse.*.policy..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.osgi..").or(resideInAPackage("org.gatehouse.lsm.stacker..")))
        .check(CLASSES);
  }

  @Test
  public void mediationSeesOnlyExportedPackagesAndTheBridge() {
    noClasses()
        .that()
        .resideInAPackage("org.gatehouse.mediation..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ALL)
                .and(
                    resideOutsideOfPackages(
                        "org.gatehouse.mediation..", "org.gatehouse.bridge", HOST))
                .or(resideInAPackage(INTERNAL)))
        .check(CLASSES);
  }

  @Test
  public void onlyTheOsgiRoomOfMediationKnowsTheFramework() {
    noClasses()
        .that(
            resideInAPackage("org.gatehouse.mediation..")
                .and(resideOutsideOfPackages("org.gatehouse.mediation.osgi..")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.osgi.framework..", "org.osgi.service.."))
        .check(CLASSES);
  }

  @Test
  public void bridgeSeesNothing() {
    noClasses()
        .that()
        .resideInAPackage("org.gatehouse.bridge..")
        .should()
        .dependOnClassesThat(
            resideOutsideOfPackages("org.gatehouse.bridge..", "java..", "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  public void testkitSeesFrameworkBundleAndJunitOnly() {
    noClasses()
        .that()
        .resideInAPackage("org.gatehouse.testkit..")
        .should()
        .dependOnClassesThat(
            resideOutsideOfPackages(
                "org.gatehouse.testkit..",
                HOST,
                "org.junit..",
                "org.hamcrest..",
                "java..",
                "javax..",
                "org.jspecify..",
                "org.osgi.."))
        .check(CLASSES);
  }

  @Test
  public void tortureSeesFrameworkBundleOnly() {
    noClasses()
        .that()
        .resideInAPackage("org.gatehouse.torture..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ALL).and(resideOutsideOfPackages("org.gatehouse.torture..", HOST)))
        .check(CLASSES);
  }

  @Test
  public void shellSeesOnlyExportedPackages() {
    seesOnlyExportedPackages("org.gatehouse.shell..");
  }

  @Test
  public void launcherSeesOnlyThePolicyTools() {
    noClasses()
        .that()
        .resideInAPackage("org.gatehouse.host..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ALL)
                .and(
                    resideOutsideOfPackages(
                        "org.gatehouse.host..",
                        "org.gatehouse.lsm.module",
                        "org.gatehouse.lsm.hook")))
        .check(CLASSES);
  }

  @Test
  public void internalPackagesAreSeenByTestkitAndTortureOnly() {
    classes()
        .that()
        .resideInAPackage(INTERNAL)
        .should()
        .onlyHaveDependentClassesThat(
            resideInAnyPackage(HOST, "org.gatehouse.testkit..", "org.gatehouse.torture.."))
        .check(CLASSES);
  }

  @Test
  public void exportedPackagesDoNotShowInternalOnes() {
    noClasses()
        .that(resideInAPackage(HOST).and(resideOutsideOfPackages(INTERNAL)))
        .should()
        .dependOnClassesThat(resideInAPackage(INTERNAL))
        .check(CLASSES);
  }

  @Test
  public void onlyTheOsgiRoomOfFrameworkBundleKnowsTheFramework() {
    noClasses()
        .that(
            resideInAPackage(HOST)
                .and(resideOutsideOfPackages("org.gatehouse.lsm.internal.osgi..")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.osgi.framework..", "org.osgi.service.."))
        .check(CLASSES);
  }

  @Test
  public void packagesOfABundleHaveNoCycles() {
    slices().matching("org.gatehouse.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** The second names of the packages of all rooms that are modules. */
  private static Set<String> modules() {
    Set<String> rooms = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      rooms.add(type.getPackageName().replaceFirst("org\\.gatehouse\\.([^.]*).*", "$1"));
    }
    rooms.removeAll(OTHER_ROOMS);
    return rooms;
  }

  private static void seesOnlyExportedPackages(String root) {
    noClasses()
        .that()
        .resideInAPackage(root)
        .should()
        .dependOnClassesThat(
            resideInAPackage(ALL)
                .and(resideOutsideOfPackages(root, HOST))
                .or(resideInAPackage(INTERNAL)))
        .check(CLASSES);
  }
}
