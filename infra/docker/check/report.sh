# What containers.sh prints, and keeps in WORK/report.txt: each step when it begins, what was seen, and all of it once
# more at the end.
SEEN=()
NOT_RUN=()
STEP=

note() {
  printf '%s\n' "$1" | tee -a "$work/report.txt"
}

begin_report() {
  rm -f "$work/report.txt"
  note "$(date -u +%Y-%m-%dT%H:%M:%SZ), commit $(git -C "$root" describe --always --dirty)"
}

begin() {
  STEP=$1
  note "== $1 ($SECONDS s)"
}

seen() {
  SEEN+=("$1")
  note "   $1"
}

# not_run TEXT: what the report must not let pass for seen
not_run() {
  NOT_RUN+=("$1")
  note "   not run: $1"
}

fail() {
  printf 'FAILED: %s\n' "$1" | tee -a "$work/report.txt" >&2
  exit 1
}

# see COMMAND...: each line that it prints was seen, unless it fails
see() {
  local printed line
  printed=$("$@") || fail "$*"
  while read -r line; do seen "$line"; done <<< "$printed"
}

# is TEXT EXPECTED ACTUAL
is() {
  [ "$2" = "$3" ] || fail "$1: expected \"$2\", was \"$3\""
}

report() {
  local line
  note "== seen, in $SECONDS s"
  for line in "${SEEN[@]}"; do note "   $line"; done
  note '== not run'
  for line in "${NOT_RUN[@]}" 'Grafana: there is no stand-in for it' \
    'what only a real MongoDB has: views.js, its accounts and its set'; do
    note "   $line"
  done
  note '== stand-ins'
  for line in \
    "$(compose exec -T postgres postgres --version), of Debian, for the image postgres" \
    "Kafka and Keycloak of Maven Central, on this machine's JDK, for the images of these versions" \
    "Debian's $(compose run --rm --no-deps -T secrets busybox 2> /dev/null | grep -o 'BusyBox v[^ ]*'), for busybox" \
    "Debian's $(compose exec -T prometheus prometheus --version | grep -o '^prometheus, version [^ ]*'), for its image" \
    "this machine's JDK on Debian, and a run-time image that jlink made of it, for eclipse-temurin" \
    "the local platform's store of read models, for MongoDB"; do
    note "   $line"
  done
}
