#!/usr/bin/env bash
# Makes src/test/resources/custom-resources.schema.json.gz from the typed models that are published of the custom resource
# definitions:
#   vendor-custom-resources.sh
# Needs Node.js 20 or newer with npm, which fetches the models into a folder that goes afterwards.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
target=$here/src/test/resources/custom-resources.schema.json.gz
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$here/custom-resources.mjs" "$work"
cd "$work"
cat > package.json <<'JSON'
{"private": true, "type": "module", "dependencies": {
  "@kubernetes-models/cloudnative-pg": "2.0.0",
  "@kubernetes-models/gateway-api": "2.0.0",
  "@kubernetes-models/keda": "2.0.0",
  "@kubernetes-models/prometheus-operator": "6.0.0",
  "@kubernetes-models/strimzi-kafka-operator": "1.0.1",
  "ts-json-schema-generator": "2.4.0"}}
JSON
npm install --silent --no-audit --no-fund
node custom-resources.mjs | gzip -9n > "$target"
printf '%s: %s bytes\n' "$target" "$(wc -c < "$target")"
