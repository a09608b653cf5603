package org.gatehouse.bench.peer;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.slice.BasicSlice;
import com.cedarpolicy.model.slice.Policy;
import com.cedarpolicy.model.slice.Slice;
import com.cedarpolicy.value.EntityUID;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.shiro.authz.Permission;
import org.apache.shiro.authz.permission.WildcardPermission;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A decision of a library that is told who asks; nobody is attributed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class LibraryCall {
  private static final int CASBIN_ROWS = 100;
  private static final int CEDAR_POLICIES = 10;
  private static final int SHIRO_PERMISSIONS = 100;
  private static final String CASBIN_MODEL =
      """
      [request_definition]
      r = sub, obj, act
      [policy_definition]
      p = sub, obj, act
      [policy_effect]
      e = some(where (p.eft == allow))
      [matchers]
      m = r.sub == p.sub && r.obj == p.obj && r.act == p.act
      """;

  private Enforcer casbin;
  private BasicAuthorizationEngine cedar;
  private Slice policies;
  private AuthorizationRequest request;
  private Collection<Permission> held;
  private Permission wanted;

  /** Fills them, and demands that each allows what is asked and nothing else. */
  @Setup
  public void fill() throws AuthException {
    Model model = new Model();
    model.loadModelFromText(CASBIN_MODEL);
    casbin = new Enforcer(model);
    for (int i = 0; i < CASBIN_ROWS; i++) {
      casbin.addPolicy("app" + i, "/data/file" + i, "read");
    }
    cedar();
    held =
        IntStream.range(0, SHIRO_PERMISSIONS)
            .mapToObj(i -> (Permission) new WildcardPermission("file" + i + ":read"))
            .toList();
    wanted = new WildcardPermission("file99:read");
    demand(casbin() && shiro() && cedarDecision());
    demand(!casbin.enforce("app98", "/data/file99", "read"));
  }

  private void cedar() {
    cedar = new BasicAuthorizationEngine();
    Set<Policy> all = new HashSet<>();
    for (int i = 0; i < CEDAR_POLICIES; i++) {
      String text =
          "permit(principal == App::\"app%d\", action == Action::\"read\", resource == File::\"f%d\");";
      all.add(new Policy(String.format(text, i, i), "p" + i));
    }
    policies = new BasicSlice(all, Set.of());
    request =
        new AuthorizationRequest(
            id("App", "app9"), id("Action", "read"), id("File", "f9"), Map.of());
  }

  private static EntityUID id(String type, String name) {
    return EntityUID.parse(type + "::\"" + name + "\"").orElseThrow();
  }

  private static void demand(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("a peer does not decide what is to be measured");
    }
  }

  @Benchmark
  public boolean casbin() {
    return casbin.enforce("app99", "/data/file99", "read");
  }

  @Benchmark
  public boolean cedarDecision() throws AuthException {
    return cedar.isAuthorized(request, policies).isAllowed();
  }

  @Benchmark
  public boolean shiro() {
    return held.stream().anyMatch(permission -> permission.implies(wanted));
  }
}
