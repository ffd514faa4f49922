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
