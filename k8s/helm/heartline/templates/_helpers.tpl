{{/* The first part of every name. */}}
{{- define "heartline.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains "heartline" .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-heartline" .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* What the pods of one service are chosen by: never changes. Takes (dict "root" $ "name" name). */}}
{{- define "heartline.selectorLabels" -}}
app.kubernetes.io/name: {{ .name }}-service
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/part-of: heartline
{{- end -}}

{{/* What belongs to everything that is not one service's. Takes the root. */}}
{{- define "heartline.suiteLabels" -}}
app.kubernetes.io/name: heartline
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/part-of: heartline
{{ include "heartline.chartLabels" . }}
{{- end -}}

{{- define "heartline.chartLabels" -}}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* Takes (dict "root" $ "name" name). */}}
{{- define "heartline.labels" -}}
{{ include "heartline.selectorLabels" . }}
{{ include "heartline.chartLabels" .root }}
{{- end -}}

{{- define "heartline.serviceName" -}}
{{ include "heartline.fullname" .root }}-{{ .name }}-service
{{- end -}}

{{/* How Kafka is reached, as YAML: what the values say, or Strimzi's cluster where that is switched on. Takes the root. */}}
{{- define "heartline.kafka" -}}
{{- if .Values.strimzi.enabled -}}
bootstrapServers: {{ include "heartline.fullname" . }}-kafka-bootstrap:9093
securityProtocol: SASL_SSL
saslMechanism: SCRAM-SHA-512
caSecret: {{ include "heartline.fullname" . }}-cluster-ca-cert
{{- else -}}
bootstrapServers: {{ .Values.kafka.bootstrapServers | required "kafka.bootstrapServers is required (or strimzi.enabled)" | quote }}
securityProtocol: {{ .Values.kafka.securityProtocol }}
saslMechanism: {{ .Values.kafka.saslMechanism }}
caSecret: {{ .Values.kafka.caSecret | quote }}
{{- end -}}
{{- end -}}

{{/* Where a service's log-in to Kafka is, as a reference to a Secret. Takes (dict "root" $ "name" name "service" values). */}}
{{- define "heartline.kafkaLogin" -}}
{{- if .root.Values.strimzi.enabled -}}
name: {{ include "heartline.serviceName" . }}
key: sasl.jaas.config
{{- else -}}
name: {{ .service.kafka.existingSecret | default .root.Values.kafka.existingSecret | required "kafka.existingSecret is required with SASL" }}
key: sasl-jaas-config
{{- end -}}
{{- end -}}

{{- define "heartline.usesSasl" -}}
{{- if hasPrefix "SASL_" (include "heartline.kafka" . | fromYaml).securityProtocol -}}true{{- end -}}
{{- end -}}

{{/* The name of a service's own PostgreSQL cluster. Takes (dict "root" $ "name" name). */}}
{{- define "heartline.clusterName" -}}
{{ include "heartline.fullname" .root }}-{{ .name }}-database
{{- end -}}

{{/* How a service reaches its database, as YAML. Takes (dict "root" $ "name" name "service" values). */}}
{{- define "heartline.database" -}}
{{- $values := .root.Values.database -}}
name: {{ .service.database.name }}
{{- if .root.Values.cloudNativePg.enabled }}
host: {{ include "heartline.clusterName" . }}-rw
port: 5432
sslMode: verify-full
secret: {{ include "heartline.clusterName" . }}-app
caSecret: {{ include "heartline.clusterName" . }}-ca
{{- else }}
host: {{ .service.database.host | default $values.host | required (printf "database.host is required (or services.%s.database.host, or cloudNativePg.enabled)" .name) }}
port: {{ $values.port }}
sslMode: {{ $values.sslMode }}
secret: {{ .service.database.existingSecret | default (printf "%s-database" (include "heartline.serviceName" .)) }}
caSecret: {{ $values.caSecret | quote }}
{{- end }}
{{- end -}}

{{/* The address of a service's database. Takes (dict "root" $ "name" name "service" values). */}}
{{- define "heartline.jdbcUrl" -}}
{{- $database := include "heartline.database" . | fromYaml -}}
jdbc:postgresql://{{ $database.host }}:{{ $database.port }}/{{ $database.name }}?sslmode={{ $database.sslMode }}
{{- if hasPrefix "verify-" $database.sslMode -}}
&sslrootcert=/etc/heartline/database/ca.crt
{{- end -}}
{{- end -}}

{{/* How every service reaches Kafka, as lines of a ConfigMap. Takes the root. */}}
{{- define "heartline.kafkaSettings" -}}
{{- $kafka := include "heartline.kafka" . | fromYaml -}}
KAFKA_BOOTSTRAP_SERVERS: {{ $kafka.bootstrapServers | quote }}
KAFKA_SECURITY_PROTOCOL: {{ $kafka.securityProtocol }}
{{- if include "heartline.usesSasl" . }}
KAFKA_SASL_MECHANISM: {{ $kafka.saslMechanism }}
{{- end }}
{{- if $kafka.caSecret }}
KAFKA_SSL_TRUSTSTORE_LOCATION: /etc/heartline/kafka/ca.crt
KAFKA_SSL_TRUSTSTORE_TYPE: PEM
{{- end }}
{{- end -}}

{{/* What is one service's own and no secret, as lines of a ConfigMap. */}}
{{- define "heartline.settings" -}}
QUARKUS_DATASOURCE_JDBC_URL: {{ include "heartline.jdbcUrl" . | quote }}
{{- include "heartline.accessSettings" .root.Values.access }}
{{- include "heartline.consoleSettings" . }}
{{- if eq .name "ingestion" }}
{{- if not (hasKey .service.env "HEARTLINE_ALERTING_URL") }}
HEARTLINE_ALERTING_URL: {{ printf "http://%s" (include "heartline.serviceName" (dict "root" .root "name" "alerting")) | quote }}
{{- end }}
{{- range $other := list "scoring" "metrics" }}
{{- $variable := printf "HEARTLINE_EXPORT_%s_URL" (upper $other) }}
{{- if not (hasKey $.service.env $variable) }}
{{ $variable }}: {{ printf "http://%s" (include "heartline.serviceName" (dict "root" $.root "name" $other)) | quote }}
{{- end }}
{{- end }}
{{- include "heartline.surveySettings" .service.surveys }}
{{- if and .service.host (not (hasKey .service.env "HEARTLINE_SURVEYS_PUBLIC_URL")) }}
HEARTLINE_SURVEYS_PUBLIC_URL: {{ printf "https://%s" .service.host | quote }}
{{- end }}
{{- end }}
{{- if eq .name "metrics" }}
{{- with .service.digests.mail }}
{{- if .host }}
{{- include "heartline.mailServer" . }}
HEARTLINE_DIGEST_FROM: {{ .from | required "services.metrics.digests.mail.from is required with a host" | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- range $variable, $value := .service.env }}
{{ $variable }}: {{ $value | quote }}
{{- end }}
{{- end -}}

{{/* Where the pages of each service are, as lines of a ConfigMap, each after a line break. Takes a service's scope. */}}
{{- define "heartline.consoleSettings" }}
{{- range $name, $service := .root.Values.services }}
{{- $variable := printf "HEARTLINE_CONSOLE_%s_URL" (upper $name) }}
{{- $host := $.root.Values.console.host | default $service.host }}
{{- if and $host (not (hasKey $.service.env $variable)) }}
{{ $variable }}: {{ printf "https://%s" $host | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/* The Gateways that take a route, as YAML. Takes the root. */}}
{{- define "heartline.gatewayParents" -}}
parentRefs:
  {{- range .Values.gateway.parents }}
  - name: {{ .name }}
    {{- with .namespace }}
    namespace: {{ . }}
    {{- end }}
    {{- with .sectionName }}
    sectionName: {{ . }}
    {{- end }}
  {{- end }}
{{- end -}}

{{/* Whose pages are below which path of the console's host, the longest first, as YAML. */}}
{{- define "heartline.consolePaths" -}}
- { path: /console/inbox, service: alerting }
- { path: /console/sources, service: ingestion }
- { path: /console/surveys, service: ingestion }
- { path: /console/scorer, service: scoring }
- { path: /console, service: metrics }
{{- end -}}

{{/* Who may call, as lines of a ConfigMap, each after a line break. Takes the values of access. */}}
{{- define "heartline.accessSettings" }}
{{- if .existingSecret }}
HEARTLINE_ACCESS_API_KEYS_FILE: /etc/heartline/access/api-keys
{{- else if not .oidc.issuer }}
{{- fail "access.existingSecret or access.oidc.issuer is required: nobody could call" }}
{{- end }}
HEARTLINE_ACCESS_RATE_PER_SECOND: {{ .rate.perSecond | quote }}
HEARTLINE_ACCESS_RATE_BURST: {{ .rate.burst | quote }}
{{- if .oidc.issuer }}
HEARTLINE_ACCESS_OIDC_ISSUER: {{ .oidc.issuer | quote }}
HEARTLINE_ACCESS_OIDC_AUDIENCE: {{ .oidc.audience | quote }}
HEARTLINE_ACCESS_OIDC_ROLES_CLAIM: {{ .oidc.rolesClaim | quote }}
HEARTLINE_ACCESS_OIDC_ROLE_PREFIX: {{ .oidc.rolePrefix | quote }}
HEARTLINE_ACCESS_OIDC_BRANDS_CLAIM: {{ .oidc.brandsClaim | quote }}
{{- end }}
{{- end -}}

{{/* A mail server, as lines of a ConfigMap, each after a line break. Takes the settings of one that has a host. */}}
{{- define "heartline.mailServer" }}
QUARKUS_MAILER_HOST: {{ .host | quote }}
QUARKUS_MAILER_PORT: {{ .port | quote }}
{{- if eq .encryption "tls" }}
QUARKUS_MAILER_TLS: "true"
{{- else }}
QUARKUS_MAILER_START_TLS: {{ ternary "REQUIRED" "DISABLED" (eq .encryption "starttls") }}
{{- end }}
{{- end -}}

{{/* How customers are invited, as lines of a ConfigMap; nothing of what is switched off. Takes services.ingestion.surveys. */}}
{{- define "heartline.surveySettings" -}}
{{- with .mail }}
{{- if .host }}
{{- include "heartline.mailServer" . }}
HEARTLINE_SURVEYS_EMAIL_FROM: {{ .from | required "services.ingestion.surveys.mail.from is required with a host" | quote }}
{{- end }}
{{- end }}
{{- with .sms.url }}
HEARTLINE_SURVEYS_SMS_URL: {{ . | quote }}
{{- end }}
{{- with .sender.url }}
HEARTLINE_SURVEYS_WEBHOOK_URL: {{ . | quote }}
{{- end }}
{{- end -}}

{{/* The port of an address: the one that it names, else its scheme's. */}}
{{- define "heartline.portOf" -}}
{{- $url := urlParse . -}}
{{- regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host) | default (ternary "443" "80" (eq $url.scheme "https")) -}}
{{- end -}}

{{/* The internet, but nothing that is private to the cluster or the cloud, and these peers. */}}
{{- define "heartline.publicAnd" -}}
- ipBlock:
    cidr: 0.0.0.0/0
    except: [10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16]
- ipBlock:
    cidr: ::/0
    except: ["fc00::/7", "fe80::/10"]
{{- with . }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* A rule that opens one port, to these peers or to any address. Takes (dict "port" port "peers" peers). */}}
{{- define "heartline.openPort" -}}
- ports:
    - port: {{ .port }}
      protocol: TCP
  {{- with .peers }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* A topic that Strimzi makes. Takes (dict "root" $ "topic" name "config" settings "replication" number). */}}
{{- define "heartline.strimziTopic" -}}
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata:
  name: {{ .topic }}
  labels:
    strimzi.io/cluster: {{ include "heartline.fullname" .root }}
    {{- include "heartline.suiteLabels" .root | nindent 4 }}
spec:
  partitions: {{ .root.Values.strimzi.partitions }}
  replicas: {{ .replication }}
  config:
    {{- toYaml .config | nindent 4 }}
    segment.ms: "21600000"
    max.compaction.lag.ms: "230400000"
{{- end -}}

{{/* A duration such as 90m in seconds. */}}
{{- define "heartline.seconds" -}}
{{- $unit := dict "m" 60 "h" 3600 "d" 86400 | dig (regexFind "[mhd]$" .) 0 -}}
{{- mul (regexFind "^[0-9]+" . | int) $unit -}}
{{- end -}}
