# What is done to the running platform.

# await_healthy CONTAINER: as its own check has it, or running where it has none
await_healthy() {
  for _ in $(seq 150); do
    case $(inspect "$1" '{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}') in
      healthy | running) return ;;
    esac
    sleep 2
  done
  fail "$1 is not healthy again"
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
    await_healthy "$name"
  done
  seen "each of $LASTING was killed and came back"
}

# The commands of infra/docs/operations.md
backup_and_restore() {
  local backup=$work/backup
  rm -rf "$backup" && mkdir -p "$backup"
  compose exec -T postgres rm -rf /tmp/backup
  compose exec -T postgres pg_basebackup --username=postgres --pgdata=/tmp/backup --format=tar --gzip --wal-method=fetch
  compose cp postgres:/tmp/backup "$backup/monday" 2> /dev/null
  compose run --rm -T secrets tar -C /secrets -cf - . > "$backup/monday/secrets.tar" 2> /dev/null
  compose run --rm -T secrets tar -C /epoch-keys -cf - . > "$backup/epoch-keys.tar" 2> /dev/null
  compose down --timeout 20 > "$work/down.log" 2>&1
  docker volume ls --quiet --filter name=codev_ | grep -v -e epoch-keys -e prometheus -e grafana-data |
    xargs docker volume rm > /dev/null
  compose run --rm -T --no-deps --entrypoint tar secrets -C /secrets -xf - < "$backup/monday/secrets.tar"
  # signed last, perhaps after the backup
  compose run --rm -T --no-deps --entrypoint sh secrets -c 'rm -f /secrets/*/*.signed'
  compose run --rm -T --no-deps --entrypoint bash postgres -c 'folder=/var/lib/postgresql/18/docker &&
    mkdir -p $folder && tar -C $folder -xzf - && chown -R 999:999 /var/lib/postgresql/18 && chmod 700 $folder' \
    < "$backup/monday/base.tar.gz"
  up
  seen 'logs, key vault and secrets were restored from a backup into new volumes, with empty brokers and read models'
}
