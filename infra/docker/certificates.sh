#!/bin/sh
# Makes an authority of these containers once, and a certificate for each store, anew at the start where it ends within 90
# days. Each container gets its own certificate and the authority's, by which it knows the others.
set -eu
umask 077
root=${SECRETS_ROOT:-/secrets}
all=$root/all
draft=$(mktemp -d)
trap 'rm -rf "$draft"' EXIT

authority() {
  [ -s "$all/authority.pem" ] && return
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=codev containers" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign \
    -keyout "$draft/authority.key" -out "$draft/authority.pem"
  mv "$draft/authority.key" "$all/authority.key"
  mv "$draft/authority.pem" "$all/authority.pem"
}

# certificate NAME HOST…: its key and its certificate, in one file
certificate() {
  name=$1
  openssl x509 -in "$all/$name.pem" -noout -checkend 7776000 >/dev/null 2>&1 && return
  names=DNS:localhost,IP:127.0.0.1
  for host in "$@"; do names=$names,DNS:$host; done
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$name" \
    -keyout "$draft/$name.key" -out "$draft/$name.csr"
  printf 'subjectAltName=%s\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth,clientAuth\n' "$names" \
    > "$draft/$name.ext"
  openssl x509 -req -in "$draft/$name.csr" -CA "$all/authority.pem" -CAkey "$all/authority.key" -days 825 \
    -set_serial "0x$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" -extfile "$draft/$name.ext" -out "$draft/$name.crt"
  cat "$draft/$name.key" "$draft/$name.crt" > "$draft/$name.pem"
  mv "$draft/$name.pem" "$all/$name.pem"
}

# give FILE FOLDER USER: to the user that the container runs as
give() {
  cp "$all/$1" "$root/$2/$1"
  chown "$3" "$root/$2/$1"
}

authority
certificate postgres
certificate views
for number in 1 2 3; do certificate "kafka-$number" "broker-$number"; done

give postgres.pem postgres 999
give views.pem views 999
for number in 1 2 3; do give "kafka-$number.pem" kafka 1000; done
give authority.pem postgres 999
give authority.pem views 999
give authority.pem kafka 1000
give authority.pem keycloak 1000
for service in group-service session-service learning-service; do
  give authority.pem "$service" 10001
done
