#!/bin/bash
# The store listens to its own container only; what comes from others is handed on to it.
set -eu
socat TCP-LISTEN:27017,fork,reuseaddr TCP:127.0.0.1:27018 &
exec java -Xmx128m -XX:+UseSerialGC -cp '/opt/views/local-platform.jar:/opt/views/lib/*' \
  codev.infra.localplatform.stores.MongoDbServer /data/db/documents.mv 27018
