#!/bin/bash
# A broker reads the password of the brokers' account from its settings, which its image takes from the environment.
set -eu
secrets=${SECRETS_ROOT:-/secrets}
password=$(<"$secrets/kafka")
login='org.apache.kafka.common.security.plain.PlainLoginModule required'
login+=" username=\"kafka\" password=\"$password\" user_kafka=\"$password\";"
export KAFKA_LISTENER_NAME_BROKERS_PLAIN_SASL_JAAS_CONFIG=$login
export KAFKA_LISTENER_NAME_CONTROLLER_PLAIN_SASL_JAAS_CONFIG=$login
# the services' passwords are in the brokers' own metadata: kafka-accounts.sh
export KAFKA_LISTENER_NAME_CLIENTS_SCRAM___SHA___512_SASL_JAAS_CONFIG='org.apache.kafka.common.security.scram.ScramLoginModule required;'
exec "${KAFKA_RUN:-/etc/kafka/docker/run}"
