#!/usr/bin/env bash
# One API and three workers on one machine make a film, while one of the workers is killed.
#
#   examples/cluster.sh [OUT.mp4]
#
# It starts a PostgreSQL and an S3 for them, those of the tests, which last as long as this. Needs Maven, curl and jq.
set -euo pipefail

examples=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$examples/../bench/common.sh"
out=${1:-cluster.mp4}
port=${PORT:-18090}
origin=http://127.0.0.1:$port
files=http://127.0.0.1:$((port + 1))

main() {
  work=$(mktemp -d)
  trap stop EXIT
  "$home/kinora" build
  echo "Starting a PostgreSQL and an S3."
  twins "$work"
  "$("$home/kinora" jdk)/bin/jwebserver" -b 127.0.0.1 -p $((port + 1)) -d "$examples/holiday" >"$work/files.log" 2>&1 &
  processes+=($!)
  export KINORA_MASTER_KEY KINORA_PUBLIC_URL=$origin KINORA_OUTBOUND_ALLOW=127.0.0.0/8
  KINORA_MASTER_KEY=$(head -c 32 /dev/urandom | base64)
  start api "$home/kinora" serve --port "$port" --roles api,housekeeping --bootstrap <(tenant)
  for name in one two three; do
    start "$name" "$home/kinora" serve --port 0 --roles worker --cores 1
  done
  "$home/kinora" workers
  make_film
}

tenant() {
  echo '{"tenants": [{"id": "example", "tasks": {"secret": "example-secret"}}]}'
}

make_film() {
  local key status progress=0 killed=no
  key=$(sed "s|filename=\"|filename=\"$files/|g" "$examples/holiday/film.xml" |
    jq -Rs '{secret: "example-secret", tasks: {task_name: "video.create", profile: "720p", definition: .}}' |
    curl -sf -H 'Content-Type: application/json' --data-binary @- "$origin/v2/create" | jq -r '.[0].key')
  echo "The film is task $key."
  for _ in $(seq 3000); do
    status=$(curl -sf "$origin/v2/status?tasks=$key" | jq '.[0]')
    progress=$(jq '.progress // 0' <<<"$status")
    case $(jq -r .status <<<"$status") in
      success)
        [[ $killed == yes ]] || { echo "The film was done before a worker could be killed." >&2; exit 1; }
        curl -sf -o "$out" "$(jq -r .result.export <<<"$status")"
        echo "The film is $out, $(stat -c %s "$out") bytes."
        "$home/kinora" workers
        "$home/kinora" fsck
        return
        ;;
      error)
        jq . <<<"$status" >&2
        exit 1
        ;;
    esac
    if [[ $killed == no && $progress -ge 40 ]]; then
      killed=yes
      # shellcheck disable=SC2154 # set by start
      kill -9 "$pid_two"
      wait "$pid_two" 2>/dev/null || true
      echo "At $progress % a worker was killed."
    fi
    sleep 0.2
  done
  echo "The film was not done in ten minutes." >&2
  exit 1
}

stop() {
  kill "${processes[@]}" ${twin_processes-} 2>/dev/null || true
  wait "${processes[@]}" ${twin_processes-} 2>/dev/null || true
  rm -rf "$work"
}

main
