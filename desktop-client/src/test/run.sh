#!/bin/sh
# Runs a program of the tests, without a display, on the classes as they are now.
# Usage, from anywhere:  desktop-client/src/test/run.sh MAIN-CLASS [ARGUMENT...]
#   app.lading.client.ui.Gallery FOLDER [PATTERN [SCALE]]     takes the pictures of the window; see gallery.sh
#   app.lading.client.ui.LongListBenchmark [ROWS]             how the window bears 100,000 rows
#   app.lading.client.ui.ManyDropsBenchmark FOLDER [FILES]    how it bears 100,000 files dropped at once; try JAVA_OPTIONS=-Xmx256m
#   app.lading.client.store.HistoryStoreBenchmarkMain FOLDER  how the history bears 1,000,000 rows
# Needs Maven and a JDK 25, which is looked for in JAVA25_HOME, JAVA_HOME and /usr/lib/jvm.
set -eu
project=$(cd "$(dirname "$0")/../../.." && pwd)
classpath=$project/desktop-client/target/test.classpath
java=
for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
  if [ -x "$home/bin/java" ] && "$home/bin/java" -version 2>&1 | grep -q '"25'; then
    java=$home/bin/java
    break
  fi
done
if [ -z "$java" ]; then
  echo "No JDK 25 found. Install Temurin 25 (https://adoptium.net/temurin/releases/?version=25), or set JAVA25_HOME to one." >&2
  exit 1
fi
(cd "$project" && mvn -q test-compile dependency:build-classpath -pl desktop-client -am \
  -Dmdep.includeScope=test -Dmdep.outputFile="$classpath")
modules=$project/desktop-client/target/test-classes:$project/desktop-client/target/classes:$project/shared-model/target/classes
LC_ALL=C.UTF-8 exec "$java" ${JAVA_OPTIONS:-} --enable-native-access=ALL-UNNAMED \
  -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true -cp "$modules:$(cat "$classpath")" "$@"
