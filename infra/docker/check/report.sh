# What containers.sh prints: each step when it begins, what was seen, and all of it once more at the end.
SEEN=()

begin() {
  printf '== %s (%s s)\n' "$1" "$SECONDS"
}

seen() {
  SEEN+=("$1")
  printf '   %s\n' "$1"
}

fail() {
  printf 'FAILED: %s\n' "$1" >&2
  exit 1
}

# is TEXT EXPECTED ACTUAL
is() {
  [ "$2" = "$3" ] || fail "$1: expected \"$2\", was \"$3\""
}

report() {
  printf '\n== seen, in %s s\n' "$SECONDS"
  printf '   %s\n' "${SEEN[@]}"
  printf '== stand-ins\n'
  printf '   %s\n' \
    "$(docker run --rm --entrypoint postgres postgres:18.6 --version), of Debian, for the image postgres" \
    "Kafka and Keycloak of Maven Central, on this machine's JDK, for the images of these versions" \
    "Debian's $(docker run --rm busybox:1.37.0 busybox | grep -o 'BusyBox v[^ ]*'), for the image busybox" \
    "Debian's $(docker run --rm prom/prometheus:v3.5.0 --version | grep -o '^prometheus, version [^ ]*'), for its image" \
    "this machine's JDK on Debian, and a run-time image that jlink made of it, for eclipse-temurin" \
    "the local platform's store of read models for MongoDB: views.js, its accounts and its set were not run" \
    "nothing for Grafana: it was not run"
}
