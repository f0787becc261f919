# An engine of its own, whose folder is in WORK and which ends with the script: it has stand-ins under the names of other
# images, which no other engine should have.

PACKAGES='docker.io docker-cli docker-compose docker-buildx debootstrap curl'

start_engine() {
  [ "$(id -u)" = 0 ] || fail 'an engine needs root'
  for program in dockerd docker debootstrap curl; do
    command -v "$program" > /dev/null ||
      fail "$program is missing: apt-get install --no-install-recommends $PACKAGES"
  done
  if docker info > /dev/null 2>&1; then fail 'an engine is running on this machine, whose networks would be in the way'; fi
  # the path of a socket may not be long
  run=$(mktemp -d)
  export DOCKER_HOST=unix://$run/socket
  dockerd --data-root "$work/engine" --exec-root "$run/exec" --pidfile "$run/pid" -H "$DOCKER_HOST" \
    > "$work/engine.log" 2>&1 &
  engine=$!
  for _ in $(seq 60); do
    if docker info > /dev/null 2>&1; then return; fi
    sleep 1
  done
  tail -n 5 "$work/engine.log"
  fail 'the engine does not answer'
}

# Containers, networks and volumes go; images stay for the next run.
leave() {
  local status=$?
  [ "$status" = 0 ] ||
    printf 'FAILED in "%s"; what was written meanwhile is in %s\n' "$STEP" "$work" | tee -a "$work/report.txt" >&2
  if [ -n "${engine:-}" ]; then
    compose down --volumes --remove-orphans --timeout 20 > "$work/down.log" 2>&1 || true
    kill "$engine" && wait "$engine" || true
    rm -rf "$run" || true
  fi
  exit "$status"
}

# What Maven has fetched before is fetched again by the build of the images otherwise.
fill_maven_cache() {
  [ -d "$HOME/.m2/repository" ] || return 0
  docker build --quiet --file - --build-context "fetched=$HOME/.m2" "$here" > /dev/null <<'DOCKERFILE'
FROM eclipse-temurin:25-jdk-noble
RUN --mount=type=cache,target=/root/.m2 --mount=from=fetched,target=/fetched \
    [ -d /root/.m2/repository ] || cp -a /fetched/. /root/.m2/
DOCKERFILE
}
