#!/usr/bin/env bash
# Publishes videos: by one PUT, by tus after a break, in ranges; and looks at what comes back, mistakes included.
#
#   ORIGIN=http://127.0.0.1:8080 CLIENT=default_client SECRET=mcs_… examples/publish.sh clip.mp4
#
# Needs curl and jq. The clip: any MP4 of some seconds.
set -euo pipefail

origin=${ORIGIN:-http://127.0.0.1:8080}
client=${CLIENT:-default_client}
secret=${SECRET:?the secret of the client, see credentials.json in the data folder}
clip=${1:?an MP4 to publish}
api=$origin/publishing/v1
json='Content-Type: application/json'
size=$(stat -c %s "$clip")
half=$((size / 2))
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Asks, keeps head and body, and says the status.
ask() { curl -s -D "$folder/head" -o "$folder/body" -w '%{http_code}' -H "${credential:-X-Nobody: here}" "$@"; }
want() { # want STATUS arguments of curl…
  local wanted=$1 got
  shift
  got=$(ask "$@")
  if [[ $got != "$wanted" ]]; then
    echo "expected $wanted, got $got from: ${*: -1}" >&2
    cat "$folder/body" >&2
    exit 1
  fi
}
field() { jq -r "$1" "$folder/body"; }
slot() { want 201 -X POST -H "$json" -d "$1" "$api/videos"; id=$(field .id) upload=$(field .upload_url); }
await() { # the video must come to this status
  local pause=1
  while want 200 "$api/videos/$id/status" && [[ $(field .status) == pending ]]; do
    grep -qi '^retry-after: ' "$folder/head"
    sleep $pause
    pause=$((pause < 30 ? pause * 2 : 30))
  done
  [[ $(field .status) == "$1" ]] || { cat "$folder/body" >&2; exit 1; }
}

echo "a token"
want 401 -u "$client:wrong" -d grant_type=client_credentials "$origin/oauth/token"
[[ $(field .error) == invalid_client ]]
want 200 -u "$client:$secret" -d grant_type=client_credentials "$origin/oauth/token"
token=$(field .access_token)

echo "a slot"
want 401 -X POST -H "$json" -d '{"title":"x"}' "$api/videos"
credential="Authorization: Bearer $token"
want 422 -X POST -H "$json" -d '{"title":""}' "$api/videos"
[[ $(field '.errors[0].pointer') == /title ]]
key="Idempotency-Key: example-$RANDOM$RANDOM"
want 201 -X POST -H "$json" -H "$key" -d '{"title":"Démo"}' "$api/videos"
id=$(field .id) upload=$(field .upload_url)
want 201 -X POST -H "$json" -H "$key" -d '{"title":"Démo"}' "$api/videos"
[[ $(field .id) == "$id" ]]
want 422 -X POST -H "$json" -H "$key" -d '{"title":"other"}' "$api/videos"
want 409 "$api/videos/$id/video"

echo "the file, whole"
want 415 -T "$clip" -H 'Content-Type: text/plain' "$upload"
want 204 -T "$clip" -H 'Content-Type: video/mp4' "$upload"
want 409 -T "$clip" -H 'Content-Type: video/mp4' "$upload"
await ready

echo "what was made"
want 200 "$api/videos/$id/video"
launch=$(field .launch_url) mp4=$(field .mp4_url)
echo "  $(field .width)x$(field .height), $(field .duration) s, $(field '.renditions | length') sizes: $launch"
want 200 "$launch"
grep -q '^#EXT-X-STREAM-INF' "$folder/body"
want 206 -r 0-99 "$mp4"
[[ $(stat -c %s "$folder/body") == 100 ]]
want 200 "$api/videos/$id/thumbnail"
want 200 "$(field .url)"

echo "removed"
want 204 -X DELETE "$api/videos/$id"
want 404 "$api/videos/$id/status"
want 404 "$launch"
want 404 -X DELETE "$api/videos/$id"

echo "the file by tus, in two parts"
tus='Tus-Resumable: 1.0.0' part='Content-Type: application/offset+octet-stream'
slot '{"title":"tus"}'
want 201 -X POST -H "$tus" -H "Upload-Length: $size" "$upload"
head -c $half "$clip" >"$folder/part"
want 204 -X PATCH -H "$tus" -H 'Upload-Offset: 0' -H "$part" --data-binary "@$folder/part" "$upload"
want 200 -I -H "$tus" "$upload"
grep -qi "^upload-offset: $half" "$folder/head"
want 409 -X PATCH -H "$tus" -H 'Upload-Offset: 0' -H "$part" --data-binary x "$upload"
tail -c +$((half + 1)) "$clip" >"$folder/part"
want 204 -X PATCH -H "$tus" -H "Upload-Offset: $half" -H "$part" --data-binary "@$folder/part" "$upload"
await ready

echo "the file in ranges"
slot '{"title":"ranges"}'
head -c $half "$clip" >"$folder/part"
want 308 -X PUT -H "Content-Range: bytes 0-$((half - 1))/$size" -H 'Content-Type: video/mp4' --data-binary "@$folder/part" "$upload"
grep -qi "^range: bytes=0-$((half - 1))" "$folder/head"
tail -c +$((half + 1)) "$clip" >"$folder/part"
want 204 -X PUT -H "Content-Range: bytes $half-$((size - 1))/$size" -H 'Content-Type: video/mp4' --data-binary "@$folder/part" "$upload"
await ready

echo "what is no video is told when it is looked into"
slot '{"title":"junk"}'
head -c 5000 /dev/urandom >"$folder/junk"
want 204 -T "$folder/junk" -H 'Content-Type: video/mp4' "$upload"
await error
[[ $(field .error.code) == invalid_media ]]
echo "all as it should be"
