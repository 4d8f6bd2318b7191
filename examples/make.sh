#!/usr/bin/env bash
# Makes all files of the example film anew: paints its photos, plays its music, encodes it.
# Takes two to three minutes.
set -euo pipefail

examples=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

main() {
  ffmpeg=$(find_ffmpeg) ||
    fail "needs ffmpeg: run './kinora render' once, which unpacks its own, or install one."
  java=$(find_java) ||
    fail "needs a JDK 25 or newer: install one, or let KINORA_JAVA_HOME name its folder."
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  "$java" -Djava.awt.headless=true "$examples/make/Holiday.java" "$examples/holiday" "$work/music.wav"
  "$ffmpeg" -nostdin -v error -y -i "$work/music.wav" -map_metadata -1 -fflags +bitexact \
    -c:a aac -b:a 128k -movflags +faststart "$examples/holiday/music.m4a"
  ls -l "$examples/holiday"
}

fail() {
  echo "make.sh: $*" >&2
  exit 1
}

# Kinora's own first: it is the one that the film is rendered with.
find_ffmpeg() {
  local own
  for own in "${XDG_CACHE_HOME:-$HOME/.cache}"/kinora/ffmpeg-*/ffmpeg; do
    if [[ -x $own ]]; then
      echo "$own"
      return
    fi
  done
  command -v ffmpeg
}

find_java() {
  local home=${KINORA_JAVA_HOME:-${JAVA_HOME-}}
  command -v "${home:+$home/bin/}java"
}

main
