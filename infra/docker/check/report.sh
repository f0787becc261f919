# What containers.sh prints: each step when it begins, what was seen, and all of it once more at the end.
SEEN=()
STEP=

begin() {
  STEP=$1
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

# see COMMAND...: what it prints was seen, unless it fails
see() {
  local printed
  printed=$("$@") || fail "$*"
  seen "$printed"
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
    "$(compose exec -T postgres postgres --version), of Debian, for the image postgres" \
    "Kafka and Keycloak of Maven Central, on this machine's JDK, for the images of these versions" \
    "Debian's $(compose run --rm --no-deps -T secrets busybox 2> /dev/null | grep -o 'BusyBox v[^ ]*'), for busybox" \
    "Debian's $(compose exec -T prometheus prometheus --version | grep -o '^prometheus, version [^ ]*'), for its image" \
    "this machine's JDK on Debian, and a run-time image that jlink made of it, for eclipse-temurin" \
    "the local platform's store of read models for MongoDB: views.js, its accounts and its set were not run" \
    "nothing for Grafana: it was not run"
}
