#!/bin/bash
# The tools of Kafka's distribution that the containers use, by the name that they are called by.
set -eu
case $(basename "$0") in
  kafka-acls.sh) tool=org.apache.kafka.tools.AclCommand ;;
  kafka-configs.sh) tool=kafka.admin.ConfigCommand ;;
esac
# shellcheck disable=SC2086 # options, one a word
exec java ${KAFKA_HEAP_OPTS:-} -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp '/opt/kafka/libs/*' "$tool" "$@"
