#!/bin/bash
# build.sh WORK: stand-ins for every image that docker-compose.yml and the Dockerfile name, under the same names, and the
# store of read models that stands in for MongoDB (compose.yml beside). For an engine of its own: check/containers.sh.
# Needs root, Debian's debootstrap, a JDK 25 (JAVA_HOME) and the packaged local platform.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mkdir -p "$1" && cd "$1" && pwd)

# What was made before is used again, and what was begun is not.
made() {
  [ -e "$work/$1.made" ]
}

# The suite of Debian that has PostgreSQL 18; Docker's own image of it is not to be had either
debian() {
  made debian || {
    rm -rf "$work/debian"
    debootstrap --variant=minbase forky "$work/debian" > "$work/debian.log"
    touch "$work/debian.made"
  }
  docker image inspect codev/debian-stand-in:1 > /dev/null 2>&1 ||
    tar -C "$work/debian" -c . | docker import - codev/debian-stand-in:1 > /dev/null
}

# A JDK of a distribution leads to files elsewhere.
jdk() {
  made jdk || { rm -rf "$work/jdk"; cp -rL "$JAVA_HOME" "$work/jdk"; touch "$work/jdk.made"; }
}

maven() {
  "$root/mvnw" -q -B -ntp "$@"
}

# image MODEL: with the version that Compose names
image() {
  sed -n "s|^ *image: \($1:[^ ]*\).*|\1|p" "$root/docker-compose.yml" | head -n 1
}

kafka_jars() {
  made kafka || {
    rm -rf "$work/kafka"
    maven -f "$here/kafka.xml" dependency:copy-dependencies "-Dkafka.version=$1" -DincludeScope=runtime \
      -DoutputDirectory="$work/kafka"
    touch "$work/kafka.made"
  }
}

keycloak_folder() {
  made keycloak || {
    rm -rf "$work/keycloak"
    maven -N -f "$root/pom.xml" dependency:unpack "-Dartifact=org.keycloak:keycloak-quarkus-dist:$1:zip" \
      -DoutputDirectory="$work/keycloak"
    touch "$work/keycloak.made"
  }
}

# build TARGET NAME [OPTION...]
build() {
  local target=$1 name=$2
  shift 2
  docker build --quiet --target "$target" --tag "$name" --build-context "jdk-of-the-machine=$work/jdk" "$@" "$here" \
    > /dev/null
  echo "stand-in for $name"
}

kafka=$(image apache/kafka)
keycloak=$(image quay.io/keycloak/keycloak)
debian
jdk
kafka_jars "${kafka##*:}"
keycloak_folder "${keycloak##*:}"
build jdk eclipse-temurin:25-jdk-noble
build jre eclipse-temurin:25-jre-noble
build busybox "$(image busybox)"
build postgres "$(image postgres)"
build prometheus "$(image prom/prometheus)"
build kafka "$kafka" --build-context "kafka-jars=$work/kafka"
build keycloak "$keycloak" --build-context "keycloak-folder=$work/keycloak/keycloak-${keycloak##*:}"
build views codev/views-stand-in:1 --build-context "local-platform=$root/infra/local-platform/target"
