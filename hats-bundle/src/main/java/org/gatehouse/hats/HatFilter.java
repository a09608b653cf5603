package org.gatehouse.hats;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.stacker.ModuleCalls;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Serves each request of a task in the hat of its path. One configuration is for one task. */
@Component(
    service = Filter.class,
    configurationPid = "org.gatehouse.hats",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {
      "osgi.http.whiteboard.filter.pattern=/*",
      "osgi.http.whiteboard.filter.dispatcher=REQUEST",
      "osgi.http.whiteboard.filter.dispatcher=ASYNC",
      "service.ranking:Integer=1000000"
    })
@Designate(ocd = HatFilter.Config.class, factory = true)
public final class HatFilter implements Filter {
  private static final int UNAVAILABLE = HttpServletResponse.SC_SERVICE_UNAVAILABLE;

  private final Wearer wearer;
  private final HatRules rules;
  private final Logger log;

  /** A configuration of factory PID {@code org.gatehouse.hats}; see docs/apparmor.md. */
  @ObjectClassDefinition(name = "Hats", description = "Hats for the requests of one bundle")
  public @interface Config {
    /** The bundle whose profile has the hats. */
    @AttributeDefinition(name = "task", description = "The symbolic name of the bundle")
    String task();

    /** The hats. */
    @AttributeDefinition(name = "hats", description = "PATTERN=HAT, patterns as servlets have them")
    String[] hats();
  }

  /**
   * Made by the service component runtime.
   *
   * @throws IllegalArgumentException for a line that is no {@code PATTERN=HAT}: there is no filter
   */
  @Activate
  public HatFilter(
      Config config,
      @Reference ModuleCalls calls,
      @Reference Tasks tasks,
      @Reference(service = LoggerFactory.class) Logger log) {
    this.wearer = new Wearer(calls, tasks, config.task().strip());
    this.rules = HatRules.of(config.hats());
    this.log = log;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String hat = request instanceof HttpServletRequest http ? hat(http) : "";
    try {
      wearer.<IOException, ServletException>in(hat, () -> chain.doFilter(request, response));
    } catch (LsmException e) {
      refuse(hat, response, e);
    }
  }

  /** The decoded path, as the servlets see it. */
  private String hat(HttpServletRequest request) {
    String below = Objects.requireNonNullElse(request.getPathInfo(), "");
    String path = Objects.requireNonNullElse(request.getServletPath(), "") + below;
    return Objects.requireNonNullElse(rules.hat(path), "");
  }

  /** Without its hat a request would have more rights than it should. */
  private void refuse(String hat, ServletResponse response, LsmException e) throws IOException {
    log.error("a request is not served: hat '{}': {} {}", hat, e.errno(), e.getMessage());
    if (response instanceof HttpServletResponse http && !http.isCommitted()) {
      http.sendError(UNAVAILABLE);
    }
  }
}
