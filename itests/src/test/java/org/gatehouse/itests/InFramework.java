package org.gatehouse.itests;

import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.BundleContext;

/** A test in a framework with the host: a world for each, and an empty stack after it. */
@RunWith(PaxExam.class)
public abstract class InFramework {
  @Inject BundleContext context;
  World world;

  @Configuration
  public static Option[] configuration() {
    return new Option[] {Platform.host()};
  }

  @Before
  public void newWorld() {
    world = new World(context);
  }

  @After
  public void clear() throws Exception {
    world.clear();
  }
}
