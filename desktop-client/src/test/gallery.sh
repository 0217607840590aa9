#!/bin/sh
# Takes all pictures of the window again: every view and state, 900x600 and 1400x900, light and dark, English and Chinese.
# Usage, from anywhere:  desktop-client/src/test/gallery.sh [FOLDER] [PATTERN]
#   FOLDER   where the pictures go; desktop-client/target/gallery when it is not given
#   PATTERN  only files whose name matches, for example 'login.*-900x600-light-en'
# Chinese needs a font that has it (Debian: fonts-noto-cjk). No display is needed.
set -eu
project=$(cd "$(dirname "$0")/../../.." && pwd)
folder=${1:-$project/desktop-client/target/gallery}
classpath=$project/desktop-client/target/gallery.classpath
mkdir -p "$folder"
cd "$project"
mvn -q test-compile -pl desktop-client -am
mvn -q dependency:build-classpath -pl desktop-client -am -Dmdep.includeScope=test -Dmdep.outputFile="$classpath"
LC_ALL=C.UTF-8 exec "${JAVA_HOME:-/usr}/bin/java" --enable-native-access=ALL-UNNAMED \
  -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true \
  -cp "desktop-client/target/test-classes:desktop-client/target/classes:shared-model/target/classes:$(cat "$classpath")" \
  app.lading.client.ui.Gallery "$folder" "${2:-}"
