#!/bin/sh
# Makes every secret of the containers once, and gives each container those that it needs and no other.
#
# /secrets/all keeps the originals, for nobody but root; /secrets/NAME is what the container NAME sees as /secrets. A file in
# a folder `settings` is read by a service as the setting that it is named after.
set -eu
umask 077
root=${SECRETS_ROOT:-/secrets}
all=$root/all

# keep NAME: what is read becomes the secret NAME, written beside and moved, so that half a secret is never kept
keep() {
  cat > "$all/.draft"
  mv "$all/.draft" "$all/$1"
}

password() {
  [ -s "$all/$1" ] || od -An -N24 -tx1 /dev/urandom | tr -d ' \n' | keep "$1"
}

# A container's copy, where the original is lost; a service refuses a new key for a vault that is in use.
master_key() {
  for copy in "$root"/*-service/master-key; do
    if [ ! -s "$all/master-key" ] && [ -s "$copy" ]; then keep master-key < "$copy"; fi
  done
  [ -s "$all/master-key" ] || head -c 32 /dev/urandom | base64 | keep master-key
}

# A new master key below those that are there, which services have once they are started again.
add_master_key() {
  cp "$all/master-key" "$all/.draft"
  if [ -n "$(tail -c 1 "$all/.draft")" ]; then echo >> "$all/.draft"; fi
  head -c 32 /dev/urandom | base64 >> "$all/.draft"
  sync
  mv "$all/.draft" "$all/master-key"
}

# remove_master_key RETIRED WRAPPING: the first of two keys, once the key vault is wrapped by the second. Services that are
# asked to wrap by it answer with both names; before that the first is needed, and without it no text could be read again.
remove_master_key() {
  stays=
  while read -r key || [ -n "$key" ]; do # the last line may not end
    [ -n "$key" ] || continue
    name=$(printf %s "$key" | sha256sum | cut -c 1-12)
    if [ "$name" = "$2" ]; then stays=yes; fi
    if [ "$name" != "$1" ]; then echo "$key"; fi
  done < "$all/master-key" > "$all/.draft"
  if [ "$1" = "$2" ] || [ -z "$stays" ]; then
    rm "$all/.draft"
    echo "No master key is removed. Name the retired key and then the one by which the key vault is wrapped now, which" \
      "stays: POST /actuator/keys/master answers with both, as retired and wrapping." >&2
    exit 1
  fi
  sync
  mv "$all/.draft" "$all/master-key"
}

# give NAME FOLDER/FILE
give() {
  mkdir -p "$(dirname "$root/$2")"
  cp "$all/$1" "$root/$2"
}

# stores SERVICE NAME: what a service signs in to its stores with, where its accounts have this name
stores() {
  give "$2_writer" "$1/settings/CODEV_LOG_PASSWORD"
  give "$2" "$1/settings/CODEV_LOG_OWNER_PASSWORD"
  give "$2_views" "$1/settings/CODEV_VIEWS_PASSWORD"
  printf 'org.apache.kafka.common.security.scram.ScramLoginModule required username="%s" password="%s";' \
    "$2" "$(cat "$all/$2_kafka")" > "$root/$1/settings/spring.kafka.properties.sasl.jaas.config"
}

# seal SERVICE: the organisation's own seal of documents, where an operator has put it among the originals
seal() {
  if [ -s "$all/seal.p12" ]; then
    give seal.p12 "$1/seal.p12"
    give seal-password "$1/settings/codev.documents.seal.password"
    printf /secrets/seal.p12 > "$root/$1/settings/codev.documents.seal.keystore"
  else
    rm -f "$root/$1/seal.p12" "$root/$1"/settings/codev.documents.seal.*
  fi
}

# belongs USER FOLDER: to the user that the container runs as
belongs() {
  chown -R "$1" "$root/$2"
  chmod -R u=rwX,go= "$root/$2"
}

mkdir -p "$all"
databases="codev_groups codev_sessions codev_learning"
writers="codev_groups_writer codev_sessions_writer codev_learning_writer"
for name in postgres $databases codev_keys $writers kafka views views-key keycloak keycloak-admin client events-client \
  grafana; do
  password "$name"
done
for name in $databases; do
  password "${name}_kafka"
  password "${name}_views"
done
master_key
case ${1:-} in
  add-master-key) add_master_key ;;
  remove-master-key) remove_master_key "${2:-}" "${3:-}" ;;
esac

for name in postgres $databases codev_keys $writers keycloak; do
  give "$name" "postgres/$name"
done
give kafka kafka/kafka
give views views/views
give views-key views/key
for name in $databases; do
  give "${name}_kafka" "kafka/$name"
  give "${name}_views" "views/$name"
done
for name in keycloak keycloak-admin client events-client; do
  give "$name" "keycloak/$name"
done
stores group-service codev_groups
stores session-service codev_sessions
stores learning-service codev_learning
for service in group-service session-service learning-service; do
  give codev_keys "$service/settings/CODEV_KEYS_PASSWORD"
  give master-key "$service/master-key"
done
seal group-service
seal learning-service
give client gateway/settings/CODEV_CLIENT_SECRET
give events-client group-service/settings/CODEV_IDENTITY_EVENTS_SECRET
give grafana grafana/admin

belongs 999 postgres
belongs 999 views
belongs 1000 kafka
belongs 1000 keycloak
belongs 472 grafana
for service in group-service session-service learning-service gateway; do
  belongs 10001 "$service"
done

# The services make the epoch keys. They are not below the secrets, since a backup of these must not have them.
mkdir -p "$root/../epoch-keys"
belongs 10001 ../epoch-keys
