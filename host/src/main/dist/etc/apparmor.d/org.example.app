# An example: no bundle has this name. Copy it, and let `aa-complain` or `lsm:genprof` tell what is missing.

include <tunables/gatehouse>

profile org.example.app /bundle/org.example.app {
  include <abstractions/base>

  # Its own files: read and written, its log only longer.
  owner @{GATEHOUSE_STATE}/org.example.app/** rwk,
  owner @{GATEHOUSE_STATE}/log/org.example.app.log a,

  # What it installs runs under a profile of its own, if there is one, and under this one otherwise.
  /bundle/org.example.app.* Pix,

  # One request at a time in a hat: docs/apparmor.md.
  ^admin {
    include <abstractions/base>
    owner @{GATEHOUSE_STATE}/org.example.app/admin/** rw,
  }
}
