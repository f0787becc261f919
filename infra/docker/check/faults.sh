# What is done to the running platform.

# await COMMAND...: until it succeeds, for five minutes at most
await() {
  for _ in $(seq 150); do
    if "$@"; then return; fi
    sleep 2
  done
  return 1
}

# is_healthy CONTAINER: as its own check has it, or running where it has none
is_healthy() {
  case $(inspect "$1" '{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}') in
    healthy | running) return 0 ;;
  esac
  return 1
}

# As kill -9 does it, not as docker kill: after that nothing is started again
each_comes_back() {
  local formerly
  for name in $LASTING; do
    formerly=$(inspect "$name" '{{.RestartCount}}')
    kill -9 "$(inspect "$name" '{{.State.Pid}}')"
    for _ in $(seq 60); do
      if [ "$(inspect "$name" '{{.RestartCount}}')" -gt "$formerly" ]; then break; fi
      sleep 1
    done
    [ "$(inspect "$name" '{{.RestartCount}}')" -gt "$formerly" ] || fail "$name was not started again"
    await is_healthy "$name" || fail "$name is not healthy again"
  done
  seen "each of $LASTING was killed and came back"
}
