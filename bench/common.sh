# What the benches share: where they are, and how they keep what they found.

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$bench")
processes=() # that the caller ends

# Says on what was measured: machine, load, commit.
header() {
  echo "date       $(date -u +%Y-%m-%dT%H:%MZ)   commit $(git -C "$home" rev-parse --short HEAD)"
  echo "processor  $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
}

# Runs the rest of the bench, shows what it prints and appends it to results/NAME.txt.
kept() {
  local name=$1
  shift
  mkdir -p "$bench/results"
  { header; "$@"; echo; } | tee -a "$bench/results/$name.txt"
}

# Starts a PostgreSQL and an S3 of its own, those of the tests, whose data goes with them; they end with the caller.
# Sets what processes of Kinora need to use them: KINORA_DATABASE, KINORA_STORAGE and others.
twins() {
  local folder=$1 java classes endpoint bucket
  java=$("$home/kinora" jdk)/bin/java
  (cd "$home" && mvn -q -B test-compile dependency:build-classpath -Dmdep.includeScope=test \
    "-Dmdep.outputFile=$folder/classpath" >"$folder/twins.log" 2>&1)
  classes=$home/target/test-classes:$home/target/classes:$(<"$folder/classpath")
  "$java" -Dlogback.configurationFile=logback-process.xml -cp "$classes" \
    io.kinora.infra.db.fake.TestPostgres >"$folder/postgres" 2>>"$folder/twins.log" &
  twin_processes=$!
  "$java" -Xmx2g -Dlogback.configurationFile=logback-process.xml -cp "$classes" \
    io.kinora.infra.s3.fake.TestS3 >"$folder/s3" 2>>"$folder/twins.log" &
  twin_processes+=" $!"
  until grep -q '^jdbc' "$folder/postgres" && grep -q '^http' "$folder/s3"; do
    # shellcheck disable=SC2086 # two of them
    kill -0 $twin_processes 2>/dev/null || { cat "$folder/twins.log" >&2; return 1; }
    sleep 0.2
  done
  read -r endpoint bucket < <(grep '^http' "$folder/s3")
  export KINORA_DATABASE KINORA_STORAGE=s3://$bucket/kinora KINORA_S3_ENDPOINT=$endpoint
  export KINORA_S3_ACCESS_KEY=kinora KINORA_S3_SECRET_KEY=open-sesame
  KINORA_DATABASE=$(grep '^jdbc' "$folder/postgres")
}

# start NAME COMMAND…: runs COMMAND, a `kinora serve`, with the folder and the log of this name in $work, and waits until it
# listens. Sets pid_NAME.
start() {
  local name=$1
  shift
  "$@" --data "$work/$name" >"$work/$name.log" 2>&1 &
  processes+=($!)
  declare -g "pid_$name=$!"
  until grep -qs "listens on" "$work/$name.log"; do
    kill -0 $! 2>/dev/null || { cat "$work/$name.log" >&2; exit 1; }
    sleep 0.2
  done
}

# Starts a server of its own, which may fetch from this machine; it ends with the bench. Its one
# tenant has the secret load-secret. Sets port, api_key, server: its process, and data: a folder of its own.
serve() {
  "$home/kinora" build # The server and the load would both begin to build otherwise.
  data=$(mktemp -d)
  port=${KINORA_LOAD_PORT:-18080}
  cat >"$data/tenants.json" <<'JSON'
{"tenants": [{"id": "load", "tasks": {"secret": "load-secret"}, "panda": {"access_key": "load", "secret_key":
  "load-panda", "cloud_id": "00000000000000000000000000000001"}, "api_keys": [{"key":
  "msk_load00000000_0000000000000000000000000000000000000000000", "scopes": ["videos:read", "videos:write", "videos:delete"]}]}]}
JSON
  api_key=msk_load00000000_0000000000000000000000000000000000000000000
  "$home/kinora" serve --data "$data/data" --port "$port" --bootstrap "$data/tenants.json" \
    --outbound-allow 127.0.0.0/8 >"$data/log" 2>&1 &
  server=$!
  trap "kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf '$data'" EXIT
  for _ in $(seq 100); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
    sleep 0.2
  done
}
