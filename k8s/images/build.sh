#!/usr/bin/env bash
# Builds the images of the four services from what ./mvnw package left.
#
#   k8s/images/build.sh [REPOSITORY [TAG]]     heartline and the version of the build, unless given
#
# Takes the builder from the variable DOCKER, docker unless given; podman and buildah understand the same words. The base is
# the Dockerfile's, unless the variable BASE names another one, such as what base.sh makes where no registry is reached.
set -euo pipefail

root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$root/pom.xml" | head -n 1)
repository=${1:-heartline}
tag=${2:-$version}
docker=${DOCKER:-docker}

command -v "$docker" >/dev/null || {
  printf 'k8s/images/build.sh: %s is missing; install it, or set DOCKER to podman or buildah\n' "$docker" >&2
  exit 1
}
base=()
if [ -n "${BASE:-}" ]; then
  base=(--build-arg "BASE=$BASE")
fi
for service in ingestion-service scoring-service metrics-service alerting-service; do
  app="$root/$service/target/quarkus-app"
  [ -f "$app/quarkus-run.jar" ] || {
    printf 'k8s/images/build.sh: %s is not built; run ./mvnw package -DskipTests\n' "$service" >&2
    exit 1
  }
  "$docker" build -f "$root/k8s/images/Dockerfile" --build-arg SERVICE="$service" --build-arg VERSION="$tag" "${base[@]}" \
    -t "$repository/$service:$tag" "$app"
done
