#!/usr/bin/env bash
# Makes a base image without a registry: Debian's packages, and a Java runtime cut from the JDK that is at hand.
#
#   k8s/images/base.sh [IMAGE]        localhost/heartline-base:<release of the JDK>, unless given
#
# For machines that reach no registry; everywhere else the base that the Dockerfile names is the better one, since it gets
# its security updates from its makers. Needs root, debootstrap, podman and a JDK 21 or newer (JAVA_HOME, or the PATH).
set -euo pipefail

fail() {
  printf 'k8s/images/base.sh: %s\n' "$*" >&2
  exit 1
}

for tool in debootstrap podman; do
  command -v "$tool" >/dev/null || fail "$tool is missing; install it, for example: apt install $tool"
done
[ "$(id -u)" = 0 ] || fail "debootstrap needs root"
jlink=${JAVA_HOME:+$JAVA_HOME/bin/}jlink
command -v "$jlink" >/dev/null || fail "there is no jlink; set JAVA_HOME to a JDK 21 or newer"
release=$("$jlink" --version | cut -d. -f1)
image=${1:-localhost/heartline-base:$release}

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
# What ONNX Runtime and the tokenizers are linked against, and the certificates of who is called.
debootstrap --variant=minbase --include=ca-certificates,libstdc++6,tzdata bookworm "$root" >/dev/null
rm -rf "$root"/var/cache/apt "$root"/var/lib/apt/lists "$root"/usr/share/doc "$root"/usr/share/man
"$jlink" --output "$root/opt/java" --strip-debug --no-man-pages --no-header-files --compress zip-6 --include-locales=en,zh \
  --add-modules java.se,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs
tar -C "$root" -c . | podman import --quiet \
  --change 'ENV PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
  --change 'ENV LANG=C.UTF-8' - "$image" >/dev/null
printf '%s\n' "$image"
