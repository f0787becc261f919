#!/bin/bash
# Makes the brokers' account of each service, and grants it what it needs, at every start: also what a newer version
# adds. Each service writes to its own topic, reads all topics, and keeps its place in each under its own name. The
# first that needs a topic creates it, and sees how many partitions it has got.
set -eu
secrets=${SECRETS_ROOT:-/secrets}
tools=${KAFKA_TOOLS:-/opt/kafka/bin}
brokers=broker-1:9094,broker-2:9094,broker-3:9094

umask 077
client=$(mktemp)
trap 'rm -f "$client"' EXIT
cat > "$client" <<EOF
security.protocol=$([ -n "${KAFKA_AUTHORITY:-}" ] && echo SASL_SSL || echo SASL_PLAINTEXT)
ssl.truststore.type=PEM
ssl.truststore.location=${KAFKA_AUTHORITY:-}
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="kafka" password="$(<"$secrets/kafka")";
EOF

# grant ACCOUNT OPERATION,… RESOURCE NAME [PATTERN]
grant() {
  local operations=()
  for operation in ${2//,/ }; do operations+=(--operation "$operation"); done
  "$tools/kafka-acls.sh" --bootstrap-server "$brokers" --command-config "$client" --add --allow-principal "User:$1" \
    "${operations[@]}" "--$3" "$4" --resource-pattern-type "${5:-literal}"
}

# account ACCOUNT TOPIC SERVICE
account() {
  "$tools/kafka-configs.sh" --bootstrap-server "$brokers" --command-config "$client" --alter \
    --entity-type users --entity-name "$1" --add-config "SCRAM-SHA-512=[password=$(<"$secrets/$1")]"
  grant "$1" Read,Create,DescribeConfigs topic codev. prefixed
  grant "$1" Write,Alter topic "$2"
  grant "$1" Read group "$3." prefixed
}

account codev_groups codev.groups group-service
account codev_sessions codev.sessions session-service
account codev_learning codev.learning learning-service
