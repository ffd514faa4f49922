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

{{- define "heartline.usesSasl" -}}
{{- if hasPrefix "SASL_" .Values.kafka.securityProtocol -}}true{{- end -}}
{{- end -}}

{{- define "heartline.verifiesDatabase" -}}
{{- if hasPrefix "verify-" .Values.database.sslMode -}}true{{- end -}}
{{- end -}}

{{/* The address of a service's database. Takes (dict "root" $ "name" name "service" values). */}}
{{- define "heartline.jdbcUrl" -}}
{{- $database := .root.Values.database -}}
{{- $host := .service.database.host | default $database.host | required (printf "database.host is required (or services.%s.database.host)" .name) -}}
{{- $root := "" -}}
{{- if include "heartline.verifiesDatabase" .root -}}
{{- $root = "&sslrootcert=/etc/heartline/database/ca.crt" -}}
{{- end -}}
jdbc:postgresql://{{ $host }}:{{ $database.port }}/{{ .service.database.name }}?sslmode={{ $database.sslMode }}{{ $root }}
{{- end -}}

{{/* How every service reaches Kafka, as lines of a ConfigMap. Takes the root. */}}
{{- define "heartline.kafkaSettings" -}}
{{- $kafka := .Values.kafka -}}
KAFKA_BOOTSTRAP_SERVERS: {{ $kafka.bootstrapServers | required "kafka.bootstrapServers is required" | quote }}
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
{{- if eq .name "ingestion" }}
{{- if not (hasKey .service.env "HEARTLINE_ALERTING_URL") }}
HEARTLINE_ALERTING_URL: {{ printf "http://%s" (include "heartline.serviceName" (dict "root" .root "name" "alerting")) | quote }}
{{- end }}
{{- if and .service.host (not (hasKey .service.env "HEARTLINE_SURVEYS_PUBLIC_URL")) }}
HEARTLINE_SURVEYS_PUBLIC_URL: {{ printf "https://%s" .service.host | quote }}
{{- end }}
{{- end }}
{{- range $variable, $value := .service.env }}
{{ $variable }}: {{ $value | quote }}
{{- end }}
{{- end -}}
