#!/bin/bash
# Kafka's own container set-up makes the settings of the environment and lays out an empty folder; then the broker runs.
set -eu
config=/opt/kafka/config
: > "$config/server.properties"
libraries='/opt/kafka/libs/*'
output=$(java -cp "$libraries" kafka.docker.KafkaDockerWrapper setup --default-configs-dir /etc/kafka/docker \
  --mounted-configs-dir /mnt/shared/config --final-configs-dir "$config" 2>&1) ||
  grep -q -i 'already formatted' <<< "$output" || { echo "$output"; exit 1; }
# shellcheck disable=SC2086 # options, one a word
exec java ${KAFKA_HEAP_OPTS:-} -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "$libraries" \
  kafka.Kafka "$config/server.properties"
