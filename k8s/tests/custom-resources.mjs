// Prints the JSON Schemas of the custom resources that the chart can make, unknown fields forbidden. Called by
// vendor-custom-resources.sh in a folder that has the models.
import fs from 'node:fs';
import path from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const models = 'node_modules/@kubernetes-models';
const kinds = {
  'cloudnative-pg': { 'postgresql.cnpg.io/v1': ['Cluster'] },
  'gateway-api': { 'gateway.networking.k8s.io/v1': ['HTTPRoute'] },
  keda: { 'keda.sh/v1alpha1': ['ScaledObject', 'TriggerAuthentication'] },
  'prometheus-operator': { 'monitoring.coreos.com/v1': ['PrometheusRule', 'ServiceMonitor'] },
  'strimzi-kafka-operator': { 'kafka.strimzi.io/v1': ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser'] },
};

fs.writeFileSync('tsconfig.json', JSON.stringify({
  compilerOptions: { module: 'preserve', moduleResolution: 'bundler', strict: true, skipLibCheck: true, types: [] },
  include: [`${models}/**/*.d.ts`],
}));

// What both fields of TypeMeta are is said by the kind itself; the generator cannot merge the two.
function withoutTypeMeta(file) {
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(' extends TypeMeta ', ' '));
  return file;
}

// An object of which nothing is known, such as the settings of a topic, may hold anything.
function opened(schema) {
  if (Array.isArray(schema)) {
    return schema.map(opened);
  }
  if (schema === null || typeof schema !== 'object') {
    return schema;
  }
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, opened(value)]));
  if (copy.type === 'object' && copy.additionalProperties === false && !copy.properties) {
    delete copy.additionalProperties;
  }
  return copy;
}

const schemas = {};
for (const [model, versions] of Object.entries(kinds)) {
  for (const [version, names] of Object.entries(versions)) {
    for (const name of names) {
      const file = withoutTypeMeta(path.join(models, model, version, `${name}.d.ts`));
      const schema = createGenerator({
        path: file, tsconfig: 'tsconfig.json', skipTypeCheck: true, additionalProperties: false, jsDoc: 'none', expose: 'none',
      }).createSchema(`I${name}`);
      schemas[`${version} ${name}`] = opened(schema);
    }
  }
}
process.stdout.write(JSON.stringify({ $comment: 'Made by vendor-custom-resources.sh; see NOTICE', schemas }));
