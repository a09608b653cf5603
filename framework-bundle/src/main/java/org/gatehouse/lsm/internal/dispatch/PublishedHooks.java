package org.gatehouse.lsm.internal.dispatch;

import java.util.Collection;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.rcu.Sections;
import org.gatehouse.lsm.internal.text.Nearest;
import org.gatehouse.lsm.stacker.HookSet;
import org.gatehouse.lsm.stacker.HookSets;

/** Hook sets over the published version, and the sections that its hooks run in. */
public record PublishedHooks(Published published, Sections sections) implements HookSets {
  @Override
  public HookSet of(Collection<String> hooks) {
    List<HookMethod> wanted = hooks.stream().map(PublishedHooks::find).toList();
    return new HookMask(published, wanted::contains);
  }

  @Override
  public boolean isInside() {
    return sections.isInside();
  }

  private static HookMethod find(String name) {
    return HookMethods.find(name)
        .orElseThrow(() -> new LsmException(Errno.EINVAL, "no hook '" + name + "'" + hint(name)));
  }

  private static String hint(String name) {
    return Nearest.hint(name, HookMethods.ALL.stream().map(HookMethod::kernelName).toList());
  }
}
