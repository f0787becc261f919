# An upgrade: an earlier version begins a session, and this one ends it over the same volumes. CODEV_UPGRADE_FROM is a
# commit, or a folder in which ./codev up has built the earlier version.

# The tree of the earlier version, whose docker-compose.yml it is started with
earlier_tree() {
  if [ -d "$CODEV_UPGRADE_FROM" ]; then
    (cd "$CODEV_UPGRADE_FROM" && pwd)
    return
  fi
  rm -rf "$work/before" && mkdir -p "$work/before"
  git -C "$root" archive "$CODEV_UPGRADE_FROM^{commit}" | tar -C "$work/before" -x
  echo "$work/before"
}

# built_before TREE: the context in the place of the stage that builds, where the tree is built
built_before() {
  [ -f "$1/session-service/target/session-service.jar" ] || return 0
  rm -rf "$work/jars"
  for name in $PROGRAMS; do
    mkdir -p "$work/jars/codev/$name/target"
    cp -a "$1/$name/target/lib" "$1/$name/target/$name.jar" "$work/jars/codev/$name/target"
  done
  echo "--build-context=built=$work/jars"
}

build_the_version_before() {
  local built
  [ -n "${CODEV_UPGRADE_FROM:-}" ] || return 0
  earlier=$(earlier_tree)
  built=$(built_before "$earlier")
  for name in $PROGRAMS; do
    docker tag "codev/$name:1" "codev/$name:after"
    docker build --file "$earlier/infra/docker/Dockerfile" --build-arg "SERVICE=$name" ${built:+"$built"} \
      --tag "codev/$name:before" "$earlier" > "$work/build-before.log" 2>&1 || {
      tail -n 30 "$work/build-before.log"
      fail "the earlier image of $name was not built"
    }
  done
}

# start VERSION TREE: by Compose's names, which are the same in each version
start() {
  for name in $PROGRAMS; do docker tag "codev/$name:$1" "codev/$name:1"; done
  tree=$2
  up
  for name in $PROGRAMS; do
    is "the image of $name" "$(docker image inspect --format '{{.Id}}' "codev/$name:$1")" "$(inspect "$name" '{{.Image}}')"
    await is_healthy "$name" || fail "$name is not healthy"
  done
}

upgrade() {
  if [ -z "${CODEV_UPGRADE_FROM:-}" ]; then
    not_run 'an upgrade: CODEV_UPGRADE_FROM names no earlier version (a commit, or a folder in which it is built)'
    return
  fi
  compose down --volumes --timeout 20 > "$work/down.log" 2>&1
  start before "$earlier"
  see session begin "$work/upgraded.json"
  export_logs "$work/before-upgrade"
  start after "$root"
  see session finish "$work/upgraded.json"
  see session read "$work/upgraded.json"
  all_agree
  export_logs "$work/after-upgrade"
  logs_continue "$work/after-upgrade" "$work/before-upgrade"
  seen "upgraded from $CODEV_UPGRADE_FROM in the middle of a session; the three logs continue what was exported before"
}
