# What is looked at while everything runs. Each function says what was seen, or fails.

container() {
  compose ps --all --quiet "$1"
}

# inspect CONTAINER FORMAT
inspect() {
  docker inspect --format "$2" "$(container "$1")"
}

# of_process CONTAINER FIELD: of the first process, as /proc/1/status has it
of_process() {
  docker exec "$(container "$1")" cat /proc/1/status | sed -n "s/^$2:\s*//p" | cut -f 1
}

users_are_not_root() {
  for name in $LASTING; do
    [[ $(of_process "$name" Uid) =~ ^[1-9][0-9]*$ ]] || fail "$name runs as root"
  done
  seen "no process of $LASTING runs as root; the product's run as $(of_process gateway Uid)"
}

programs_are_confined() {
  for name in $PROGRAMS; do
    for set in CapPrm CapEff CapBnd; do is "$set of $name" 0000000000000000 "$(of_process "$name" "$set")"; done
    is "NoNewPrivs of $name" 1 "$(of_process "$name" NoNewPrivs)"
    for folder in / /codev /etc /usr/local/bin; do
      if docker exec "$(container "$name")" touch "$folder/written" 2> /dev/null; then fail "$name writes to $folder"; fi
    done
    docker exec "$(container "$name")" touch /tmp/written || fail "$name does not write to /tmp"
    is "memory of $name" 671088640 "$(inspect "$name" '{{.HostConfig.Memory}}')"
  done
  seen "$PROGRAMS: no capability, no new privileges, no file written outside /tmp, 640 MB at most"
}

# The originals of all secrets that are one line, but for user names
secrets() {
  compose run --rm --no-deps -T secrets sh -c 'cd /secrets/all && for file in *; do cat "$file"; echo; done' 2> /dev/null |
    grep -E '^[A-Za-z0-9+/=]{24,}$'
}

secrets_are_in_files() {
  local known environment
  known=$(secrets)
  [ "$(wc -l <<< "$known")" -ge 15 ] || fail "only $(wc -l <<< "$known") secrets were found"
  # shellcheck disable=SC2046 # one name a word
  if docker inspect $(compose ps --all --quiet) | grep -q -F -f <(echo "$known"); then
    fail 'docker inspect shows a secret'
  fi
  for name in $PROGRAMS; do
    environment=$(docker exec "$(container "$name")" cat /proc/1/environ | tr '\0' '\n')
    if grep -q -F -f <(echo "$known") <<< "$environment"; then fail "$name has a secret in its environment"; fi
  done
  seen "none of $(wc -l <<< "$known") secrets is in what docker inspect shows, or in an environment of $PROGRAMS"
}

# reaches FROM HOST PORT
reaches() {
  docker exec "$(container "$1")" timeout 5 bash -c "exec 3<>/dev/tcp/$2/$3" 2> /dev/null
}

# has_a_way_out CONTAINER: a route to all other addresses
has_a_way_out() {
  local routes
  routes=$(docker exec "$(container "$1")" cat /proc/net/route) || fail "$1 does not show its routes"
  grep -q -P '^\S+\t00000000\t' <<< "$routes"
}

networks_are_apart() {
  # what is reached shows that what is not reached was asked for
  reaches keycloak postgres 5432 || fail 'keycloak does not reach its database'
  reaches gateway group-service 8080 || fail 'the gateway does not reach group-service'
  reaches group-service kafka-1 9092 || fail 'group-service does not reach the brokers'
  for place in views:27017 kafka-1:9092 kafka-2:9092 kafka-3:9092 broker-1:9094; do
    if reaches keycloak "${place%:*}" "${place#*:}"; then fail "keycloak reaches $place"; fi
    if reaches gateway "${place%:*}" "${place#*:}"; then fail "gateway reaches $place"; fi
  done
  if reaches gateway postgres 5432; then fail 'gateway reaches postgres'; fi
  if reaches group-service broker-1 9093; then fail 'group-service reaches the network of the brokers'; fi
  seen "keycloak reaches postgres and no other store; the gateway reaches none; no service reaches broker-1"
  for name in $STORES group-service session-service learning-service; do
    if has_a_way_out "$name"; then fail "$name has a way out"; fi
  done
  has_a_way_out gateway || fail 'the gateway has no way out, by which this is seen'
  seen "$STORES and the three services have no route to other machines"
  local published
  published=$(docker ps --format '{{.Ports}}' | tr ',' '\n' | grep -e '->')
  if grep -q -v '^ *127\.0\.0\.1:' <<< "$published"; then fail "a port is open to others: $published"; fi
  seen "published on 127.0.0.1 only: $(grep -o ':[0-9]*->' <<< "$published" | tr -d ':>-' | xargs)"
}

# secret NAME
secret() {
  compose run --rm --no-deps -T secrets cat "/secrets/all/$1" 2> /dev/null
}

# enters_postgres PASSWORD: as the superuser, from another container
enters_postgres() {
  compose run --rm --no-deps -T -e "PGPASSWORD=$1" --entrypoint psql databases \
    --no-password --host=postgres --username=postgres --command='SELECT 1' > /dev/null 2>&1
}

# answer_to_admin PASSWORD: Keycloak's status
answer_to_admin() {
  status http://localhost:8081/realms/master/protocol/openid-connect/token \
    -d client_id=admin-cli -d grant_type=password -d username=admin --data-urlencode "password=$1"
}

status() {
  curl --silent --output /dev/null --write-out '%{http_code}' "$@"
}

passwords_are_asked_for() {
  for password in '' postgres codev admin; do
    if enters_postgres "$password"; then fail "postgres is entered by the network with the password \"$password\""; fi
  done
  enters_postgres "$(secret postgres)" || fail 'postgres is not entered with its own password'
  for password in admin keycloak codev; do
    is "the answer of Keycloak to admin with $password" 400 "$(answer_to_admin "$password")"
  done
  is "the answer of Keycloak to admin with its own" 200 \
    "$(answer_to_admin "$(secret keycloak-admin)")"
  if docker exec -e KAFKA_HEAP_OPTS=-Xmx96m "$(container kafka-1)" timeout 60 bash -c \
    '/opt/kafka/bin/kafka-acls.sh --bootstrap-server kafka-1:9092 --list' > /dev/null 2>&1; then
    fail 'a broker is entered without an account'
  fi
  is "the API without a sign-in" 401 "$(status "$gateway/api/groups")"
  seen 'postgres, the brokers, Keycloak and the API refuse who has no password of theirs'
}

meters_are_read() {
  local up
  for _ in $(seq 30); do
    up=$(compose exec -T prometheus promtool query instant http://localhost:9090 up | grep -c '=> 1 @' || true)
    if [ "$up" = 4 ]; then break; fi
    sleep 2
  done
  is 'how many of the four Prometheus reads' 4 "$up"
  is "the gateway's meters for others" 401 "$(status "$gateway/actuator/prometheus")"
  seen 'Prometheus reads the meters of all four, and nobody else does'
}

# not_before LATER EARLIER: a container began after another had begun, or where it has ended, after it had ended
not_before() {
  local began ended
  began=$(date -d "$(inspect "$1" '{{.State.StartedAt}}')" +%s%N)
  ended=$(inspect "$2" '{{if .State.Running}}{{.State.StartedAt}}{{else}}{{.State.FinishedAt}}{{end}}')
  [ "$began" -ge "$(date -d "$ended" +%s%N)" ] || fail "$1 began before $2"
}

started_in_order() {
  for name in $LASTING; do
    case $(inspect "$name" '{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}') in
      healthy | running) ;;
      *) fail "$name is not healthy" ;;
    esac
  done
  for name in databases views-accounts kafka-accounts; do
    is "the status of $name" 0 "$(inspect "$name" '{{.State.ExitCode}}')"
  done
  for name in postgres views kafka-1 kafka-2 kafka-3; do not_before "$name" secrets; done
  not_before databases postgres
  not_before views-accounts views
  for broker in 1 2 3; do not_before kafka-accounts "kafka-$broker"; done
  for name in group-service session-service learning-service; do
    for earlier in databases views-accounts kafka-accounts; do not_before "$name" "$earlier"; done
    not_before gateway "$name"
  done
  not_before keycloak databases
  not_before gateway keycloak
  not_before prometheus gateway
  seen 'secrets, then stores, then their accounts, then services and keycloak, then the gateway, then prometheus'
}
