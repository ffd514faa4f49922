#!/usr/bin/env bash
# Builds the images as localhost/heartline/<service>:verify for ./heartline verify images: on the Dockerfile's base, or,
# where no registry is reached, on one that base.sh makes.
set -euo pipefail

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
command -v podman >/dev/null || {
  printf 'podman is missing; install it, for example: apt install podman runc\n' >&2
  exit 1
}
if [ -z "${BASE:-}" ]; then
  ordinary=$(sed -n 's/^ARG BASE=//p' "$here/Dockerfile")
  if podman image exists "$ordinary" || timeout 120 podman pull --quiet "$ordinary" >/dev/null 2>&1; then
    BASE=$ordinary
  else
    printf 'No registry is reached: the base is made of Debian packages and of this JDK\n'
    BASE=$("$here/base.sh")
  fi
fi
printf 'Base: %s\n' "$BASE"
export BASE DOCKER=podman
"$here/build.sh" localhost/heartline verify
