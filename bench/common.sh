# What the benches share: where they are, and how they keep what they found.

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$bench")

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
