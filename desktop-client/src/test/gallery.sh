#!/bin/sh
# Takes all pictures of the window again: every view and state, 900x600 and 1400x900, light and dark, English and Chinese.
# Usage, from anywhere:  desktop-client/src/test/gallery.sh [FOLDER [PATTERN [SCALE]]]
#   FOLDER   where the pictures go; desktop-client/target/gallery when it is not given
#   PATTERN  only files whose name has a match, for example 'login.*-900x600-light-en'
#   SCALE    the size of the text, 1 when it is not given
# Chinese needs a font that has it (Debian: fonts-noto-cjk). No display is needed.
set -eu
tests=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$tests/../../target/gallery}
mkdir -p "$folder"
exec "$tests/run.sh" app.lading.client.ui.Gallery "$(cd "$folder" && pwd)" "${2:-}" "${3:-1}"
