#!/bin/bash
# Keycloak reads its passwords, and the realm its clients', from the environment only.
set -eu
secrets=${SECRETS_ROOT:-/secrets}
KC_DB_PASSWORD=$(<"$secrets/keycloak")
KC_BOOTSTRAP_ADMIN_PASSWORD=$(<"$secrets/keycloak-admin")
CODEV_CLIENT_SECRET=$(<"$secrets/client")
CODEV_EVENTS_SECRET=$(<"$secrets/events-client")
export KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD CODEV_CLIENT_SECRET CODEV_EVENTS_SECRET
exec "${KEYCLOAK_HOME:-/opt/keycloak}/bin/kc.sh" start --import-realm
