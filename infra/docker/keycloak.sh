#!/bin/bash
# Keycloak reads its passwords, and the realm its client's, from the environment only.
set -eu
secrets=${SECRETS_ROOT:-/secrets}
KC_DB_PASSWORD=$(<"$secrets/keycloak")
KC_BOOTSTRAP_ADMIN_PASSWORD=$(<"$secrets/keycloak-admin")
CODEV_CLIENT_SECRET=$(<"$secrets/client")
export KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD CODEV_CLIENT_SECRET
exec "${KEYCLOAK_HOME:-/opt/keycloak}/bin/kc.sh" start --import-realm
