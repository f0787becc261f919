#!/bin/bash
# containers.sh [WORK]: the platform of docker-compose.yml, started for the first time in an engine of its own and asked
# what can only be seen there; ./codev test --containers calls it. Needs root, Debian's packages docker.io, docker-cli,
# docker-compose, docker-buildx, debootstrap and curl, and Maven Central. No registry of images is asked: stand-ins/build.sh
# makes them. Everything is taken down at the end; what was built stays in WORK for the next run, and what was seen in
# WORK/report.txt. CODEV_UPGRADE_FROM names the version that is upgraded: upgrade.sh.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mkdir -p "${1:-$root/target/containers}" && cd "${1:-$root/target/containers}" && pwd)
gateway=http://localhost:8080
: "${JAVA_HOME:?of a JDK 25; ./codev test --containers finds it}"

. "$here/report.sh"
. "$here/engine.sh"
. "$here/seen.sh"
. "$here/faults.sh"
. "$here/restore.sh"
. "$here/upgrade.sh"

# Compose's names for what is looked at
PROGRAMS='group-service session-service learning-service gateway'
STORES='postgres views kafka-1 kafka-2 kafka-3'
LASTING="$STORES keycloak $PROGRAMS prometheus"

# The version that runs
tree=$root

compose() {
  docker compose --project-directory "$tree" -f "$tree/docker-compose.yml" -f "$tree/infra/docker/demonstration.yml" \
    -f "$root/infra/docker/stand-ins/compose.yml" "$@"
}

# session play|begin|finish|read|gone|register|export [FILE]: as people do it, through Keycloak's sign-in
session() {
  "$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Dcodev.root=$root" \
    "-Dcodev.now=$(date -u +%Y-%m-%dT%H:%M:%SZ)" -cp "$(cat "$work/class-path.txt")" \
    codev.infra.systemtest.containers.ContainerSession "$1" "$gateway" "${2:-$work/session.json}"
}

maven() {
  "$root/mvnw" -q -B -ntp -T 2 -f "$root/pom.xml" -Dspotless.check.skip -Dcyclonedx.skip "$@"
}

compile_the_session() {
  maven package -pl infra/local-platform -am -Dmaven.test.skip
  maven test-compile dependency:build-classpath -pl infra/system-test -am -Dcodev.packaged \
    -Dmdep.outputFile=target/class-path.txt
  echo "$root/infra/system-test/target/test-classes:$(cat "$root/infra/system-test/target/class-path.txt")" \
    > "$work/class-path.txt"
}

up() {
  compose up --detach --pull never "$@" > "$work/up.log" 2>&1 || {
    tail -n 20 "$work/up.log"
    compose logs --tail 20 > "$work/containers.log" 2>&1
    fail "docker compose up failed; $work/containers.log has what the containers wrote"
  }
}

begin_report
begin "an engine of its own"
trap leave EXIT
start_engine
begin "the session's program"
compile_the_session
begin "stand-ins for images"
"$root/infra/docker/stand-ins/build.sh" "$work"
begin "the product's images, by infra/docker/Dockerfile"
fill_maven_cache
# the first alone: together, each would build all four where the tree is changed meanwhile
{ compose build gateway && compose build; } > "$work/build.log" 2>&1 || {
  tail -n 30 "$work/build.log"
  fail 'the images were not built'
}
begin "the images of the version before"
build_the_version_before
begin "docker compose up"
up
seen "docker compose up: $(wc -w <<< "$LASTING") containers are healthy or running, in the order of their dependencies"

begin "the order of starting"
started_in_order
begin "what a container may do"
users_are_not_root
programs_are_confined
secrets_are_in_files
begin "who reaches whom"
networks_are_apart
passwords_are_asked_for
meters_are_read
begin "a session through Keycloak's sign-in"
see session play
see session read
begin "each container killed"
each_comes_back
see session read
begin "backup and restore"
backup_and_restore
see session read
begin "restore with brokers that are kept"
restore_with_kept_brokers
see session read
begin "upgrade from the version before"
upgrade

report
