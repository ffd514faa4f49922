#!/usr/bin/env bash
# Makes src/test/resources/kubernetes.schema.json.gz from the OpenAPI v3 documents of a Kubernetes release:
#   vendor-schemas.sh 1.36 DIRECTORY
# DIRECTORY is api/openapi-spec/v3 of that release's sources; its documents may be gzipped. Needs jq.
set -euo pipefail

release=${1:?the release of Kubernetes, as in 1.36}
documents=${2:?the directory with the OpenAPI v3 documents}
target=$(cd "$(dirname "$0")" && pwd)/src/test/resources/kubernetes.schema.json.gz

read_document() {
  local file
  for file in "$documents/$1.json" "$documents/${1}_openapi.json" "$documents/$1.json.gz"; do
    if [ -f "$file" ]; then
      gzip -cdf "$file"
      return
    fi
  done
  printf 'there is no %s in %s\n' "$1" "$documents" >&2
  exit 1
}

# Keeps what our kinds need, drops descriptions and defaults, and forbids fields that Kubernetes does not know.
for document in api__v1 apis__apps__v1 apis__autoscaling__v2 apis__batch__v1 apis__networking.k8s.io__v1 apis__policy__v1; do
  read_document "$document"
done | jq -s --arg release "$release" '
  (map(.components.schemas) | add) as $all
  | [ "apps.v1.Deployment", "autoscaling.v2.HorizontalPodAutoscaler", "batch.v1.Job", "core.v1.ConfigMap",
      "core.v1.Namespace", "core.v1.Pod", "core.v1.Service", "core.v1.ServiceAccount", "networking.v1.Ingress",
      "networking.v1.NetworkPolicy", "policy.v1.PodDisruptionBudget"
    ] as $kinds
  | def references: [.. | objects | ."$ref"? // empty | sub("^#/components/schemas/"; "")] | unique;
    def closure($seen; $new):
      if ($new | length) == 0 then $seen
      else ($seen + $new) as $known
      | closure($known; ([$new[] | $all[.] | references[]] | unique) - $known)
      end;
    def strict:
      if type != "object" then .
      elif has("properties") and (has("additionalProperties") | not) then . + {additionalProperties: false}
      else . end;
    def cleaned:
      walk(if type == "object" and (has("properties") or has("type") or has("$ref") or has("allOf") or has("oneOf"))
          then with_entries(select((.key | startswith("x-kubernetes") | not)
              and ((.key == "description" or .key == "default") and (.value | type != "object" or . == {}) | not)))
          else . end
        | if type == "object" and (."$ref" | type) == "string"
          then ."$ref" |= sub("^#/components/schemas/"; "#/$defs/") else . end
        | strict);
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$comment": "From the OpenAPI v3 documents of Kubernetes \($release), Apache License 2.0; made by vendor-schemas.sh",
    kinds: ($kinds | map({key: ($all["io.k8s.api." + .]["x-kubernetes-group-version-kind"][0]
          | ([.group, .version] | map(select(. != "")) | join("/")) + " " + .kind),
        value: ("io.k8s.api." + .)}) | from_entries),
    "$defs": (closure([]; $kinds | map("io.k8s.api." + .)) | sort | map({key: ., value: ($all[.] | cleaned)}) | from_entries)
  }' --sort-keys | gzip -9n > "$target"
printf '%s: %s bytes\n' "$target" "$(wc -c < "$target")"
