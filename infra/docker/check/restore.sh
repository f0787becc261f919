# Backup and restore of the running platform, by the commands of infra/docs/operations.md.

SERVICES='group-service session-service learning-service'
LOGS='groups sessions learning'
RESTORED='restored to an earlier state'

# Logs, key vault, secrets and epoch keys as they are now
back_up() {
  local backup=$work/backup
  rm -rf "$backup" && mkdir -p "$backup"
  compose exec -T postgres rm -rf /tmp/backup
  compose exec -T postgres pg_basebackup --username=postgres --pgdata=/tmp/backup --format=tar --gzip --wal-method=fetch
  compose cp postgres:/tmp/backup "$backup/monday" 2> /dev/null
  compose run --rm -T secrets tar -C /secrets -cf - . > "$backup/monday/secrets.tar" 2> /dev/null
  compose run --rm -T secrets tar -C /epoch-keys -cf - . > "$backup/epoch-keys.tar" 2> /dev/null
}

# Of the backup, into a new volume
unpack_logs_and_vault() {
  # signed last, perhaps after the backup
  compose run --rm -T --no-deps --entrypoint sh secrets -c 'rm -f /secrets/*/*.signed'
  compose run --rm -T --no-deps --entrypoint bash postgres -c 'folder=/var/lib/postgresql/18/docker &&
    mkdir -p $folder && tar -C $folder -xzf - && chown -R 999:999 /var/lib/postgresql/18 && chmod 700 $folder' \
    < "$work/backup/monday/base.tar.gz"
}

backup_and_restore() {
  back_up
  compose down --timeout 20 > "$work/down.log" 2>&1
  docker volume ls --quiet --filter name=codev_ | grep -v -e epoch-keys -e prometheus -e grafana-data |
    xargs docker volume rm > /dev/null
  compose run --rm -T --no-deps --entrypoint tar secrets -C /secrets -xf - < "$work/backup/monday/secrets.tar"
  unpack_logs_and_vault
  up
  seen 'logs, key vault and secrets were restored from a backup into new volumes, with empty brokers and read models'
}

# operate SERVICE PATH [JSON]: what a service answers its operator, in its own container
operate() {
  local body=()
  if [ -n "${3:-}" ]; then body=(--header 'Content-Type: application/json' --data "$3"); fi
  docker exec "$(container "$1")" \
    curl --silent --show-error --max-time 600 "${body[@]}" "http://127.0.0.1:8080/actuator/$2"
}

health() {
  docker exec "$(container "$1")" \
    curl --silent --max-time 30 --output /dev/null --write-out '%{http_code}' http://127.0.0.1:8080/actuator/health
}

# asked SERVICE SQL: the first fields of the rows, in the service's own database
asked() {
  local database
  case $1 in
    group-service) database=codev_groups ;;
    session-service) database=codev_sessions ;;
    learning-service) database=codev_learning ;;
  esac
  compose exec -T postgres psql --no-psqlrc --quiet --username=postgres --tuples-only --no-align \
    --set ON_ERROR_STOP=1 --command="$2" "$database" < /dev/null
}

published() {
  asked "$1" 'SELECT position FROM relay_token'
}

unpublished() {
  asked "$1" 'SELECT log_head.position - relay_token.position FROM log_head, relay_token'
}

# stands_still SERVICE: its health is down, and names the restored log and the command; a listener waits, too
stands_still() {
  local named state
  named=$(operate "$1" health/read-models) && state=$(operate "$1" relay) && [ "$(health "$1")" = 503 ] &&
    grep -q -F "$RESTORED" <<< "$named" && grep -q -F './codev relay resume' <<< "$named" &&
    grep -q '"restoredFrom":[0-9]' <<< "$state"
}

# goes_on SERVICE: its health is up, nothing waits for an operator, and all of its log is published
goes_on() {
  local named state
  named=$(operate "$1" health/read-models) && state=$(operate "$1" relay) && [ "$(health "$1")" = 200 ] &&
    grep -q '"listeners":{' <<< "$state" && ! grep -q '"restoredFrom":[0-9]' <<< "$state" &&
    ! grep -q -F "$RESTORED" <<< "$named" && [ "$(unpublished "$1")" = 0 ]
}

# Each service compares its whole topic with its log: as after a restore, which changes nothing where nothing is lost
all_agree() {
  local lost
  for service in $SERVICES; do
    await goes_on "$service" ||
      fail "$service does not go on: $(operate "$service" health/read-models) $(operate "$service" alarms)"
    lost=$(operate "$service" relay/outbox '{"afterRestore": true}')
    is "what the log of $service has lost of its topic" '{"undone":[]}' "$lost"
  done
}

# What ./codev relay resume and undo do, outboxes first; prints what is lost
resume_and_undo() {
  local service listener
  for service in $SERVICES; do operate "$service" relay/outbox '{"afterRestore": true}'; done
  for action in afterRestore undoLost; do
    for service in $SERVICES; do
      for listener in $(asked "$service" 'SELECT DISTINCT listener FROM consumer_position'); do
        operate "$service" "relay/$listener" "{\"$action\": true}" > "$work/$action.json"
        grep -q -e '"resumedPartitions":' -e '"lost":' "$work/$action.json" ||
          fail "listener $listener of $service: $(cat "$work/$action.json")"
      done
    done
  done
}

# export_logs FOLDER: as an auditor has them, with the keys
export_logs() {
  rm -rf "$1" && mkdir -p "$1"
  session export "$1" > /dev/null || fail 'the logs were not exported'
}

# verified FOLDER LOG EARLIER: an export continues an earlier one, whose keys have signed it
verified() {
  "$root/codev" verify-audit --key "$3/$2-keys.json" --checkpoint "$3/$2.json" "$1/$2.json" > "$1/$2.txt" 2>&1
}

# logs_continue FOLDER EARLIER
logs_continue() {
  for log in $LOGS; do verified "$1" "$log" "$2" || fail "the log $log does not continue: $(cat "$1/$log.txt")"; done
}

# An older backup of logs and vault under brokers that keep what was published after it
restore_with_kept_brokers() {
  local lost before status
  all_agree
  export_logs "$work/before-backup"
  back_up
  see session play "$work/lost.json"
  export_logs "$work/lost"
  logs_continue "$work/lost" "$work/before-backup"
  all_agree
  compose down --timeout 20 > "$work/down.log" 2>&1
  docker volume rm codev_postgres-data codev_views-data > /dev/null
  unpack_logs_and_vault
  up
  for service in $SERVICES; do
    await stands_still "$service" ||
      fail "$service does not notice that it was restored: $(operate "$service" health/read-models)"
  done
  seen "logs and vault were restored under brokers that know more: $SERVICES have health 503 and name the command"

  before=$(published group-service)
  see session register
  sleep 20
  is 'what group-service has published since' "$before" "$(published group-service)"
  [ "$(unpublished group-service)" -gt 0 ] || fail 'group-service has nothing to publish, by which this is seen'
  seen 'group-service accepts a person meanwhile, and publishes nothing'

  lost=$(resume_and_undo)
  grep -q -F "$(sed 's/.*"group":"\([^"]*\)".*/\1/' "$work/lost.json")" <<< "$lost" ||
    fail "the lost group is not among what is lost: $lost"
  all_agree
  see session gone "$work/lost.json"
  export_logs "$work/restored"
  logs_continue "$work/restored" "$work/before-backup"
  for log in $LOGS; do
    status=0
    verified "$work/restored" "$log" "$work/lost" || status=$?
    is "the status of verify-audit for $log with what it has lost" 1 "$status"
  done
  seen "after resume and undo each log has the event of each message that is not known as lost, and continues its export"
  see session play "$work/after.json"
  all_agree
}
