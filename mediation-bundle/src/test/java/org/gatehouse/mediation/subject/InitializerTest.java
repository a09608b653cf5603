package org.gatehouse.mediation.subject;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;
import org.gatehouse.mediation.fixture.Actor;
import org.gatehouse.mediation.fixture.BundleLoader;
import org.gatehouse.mediation.fixture.FixtureLoaders;
import org.junit.After;
import org.junit.Test;

/** What the JDK does to initialize a class of its own is nobody's, and only that. */
public class InitializerTest {
  private static final long BUNDLE = 1;
  private static final String FACTORY = "java.util.prefs.PreferencesFactory";

  private static final FixtureLoaders FRAMEWORK = new FixtureLoaders();
  private static final Attribution ATTRIBUTION =
      new Attribution(new Loaders(FRAMEWORK), new Threads(), bundle -> false);
  private static final List<Optional<Subject>> SEEN = new ArrayList<>();

  /** Made by the initializer of {@link Preferences}; frames of this package say nothing. */
  public static final class Seeing implements PreferencesFactory {
    /** Asks as a choke point would, and again when classes could be known. */
    public Seeing() {
      SEEN.add(Optional.ofNullable(ATTRIBUTION.subjectUnlessInitializing()));
      SEEN.add(Optional.ofNullable(ATTRIBUTION.subjectUnlessInitializing()));
    }

    @Override
    public Preferences systemRoot() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Preferences userRoot() {
      throw new UnsupportedOperationException();
    }
  }

  @After
  public void removeTheFactory() {
    System.clearProperty(FACTORY);
  }

  private static Actor bundle() {
    BundleLoader loader = new BundleLoader(InitializerTest.class.getClassLoader());
    FRAMEWORK.made(loader, BUNDLE);
    return loader.actor();
  }

  @Test
  public void initializerOfTheJdkIsNobodyAndItsClassIsAskedForOnceItHasRun() throws Exception {
    Actor bundle = bundle();
    Subject before = bundle.call(ATTRIBUTION::subjectUnlessInitializing);
    System.setProperty(FACTORY, Seeing.class.getName());
    bundle.call(() -> Class.forName("java.util.prefs.Preferences"));
    Subject after = bundle.call(ATTRIBUTION::subjectUnlessInitializing);
    assertEquals(List.of(Optional.empty(), Optional.empty()), SEEN);
    assertEquals(new Subject(BUNDLE, null), before);
    assertEquals(before, after);
  }

  @Test
  public void classesThatAreKnownAreStillTheBundles() throws Exception {
    Actor bundle = bundle();
    for (int i = 0; i < 3; i++) {
      Subject subject = bundle.call(ATTRIBUTION::subjectUnlessInitializing);
      assertNotNull("initialized long ago", subject);
      assertEquals(BUNDLE, subject.owner());
    }
    assertNull(bundle.call(ATTRIBUTION::subjectUnlessInitializing).narrowing());
  }
}
