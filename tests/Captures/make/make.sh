#!/usr/bin/env bash
# Makes captures with the real programs, against a server on this machine that plays Partner Center.
#   tests/Captures/make/make.sh [program...]      without a name: all that are installed
# Everything happens in a network namespace that has only the loopback interface, so nothing can leave this machine, and the
# sandbox's host name can stand in /etc/hosts. Needs unshare, ip, openssl and Node.js. README.md names the programs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if [ -z "${CAPTURE_INSIDE:-}" ]; then
  [ "$(id -u)" -eq 0 ] && as=() || as=(--map-root-user)
  CAPTURE_INSIDE=1 exec unshare "${as[@]}" --mount --net -- "$0" "$@"
fi

work=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
ip link set lo up
printf '127.0.0.1 localhost api.partnercenter.sandbox.example\n' > "$work/hosts"
mount --bind "$work/hosts" /etc/hosts
cd "$work"
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out ca.pem -days 30 -subj '/CN=api.partnercenter.sandbox.example' \
  -addext 'subjectAltName=DNS:api.partnercenter.sandbox.example' -addext 'basicConstraints=critical,CA:TRUE' 2>/dev/null
node "$here/tokens.mjs" > tokens.json

export CAPTURE_TOKENS="$work/tokens.json" CAPTURE_WORK="$work" CAPTURE_TOOLS="$here"
export CAPTURE_OUT="${CAPTURE_OUT:-$here/../../PartnerMfa.Core.Tests/Captures/Made}"
export ADDRESS=https://api.partnercenter.sandbox.example/v1/profiles/organization
token() { node -p "JSON.parse(require('fs').readFileSync('$CAPTURE_TOKENS'))['$1']"; }
export -f token
for account in yes claim refused pwd challenge lucky slow quick; do export "TOKEN_$account=$(token "$account")"; done

node "$here/server.mjs" > server.log 2>&1 &
server=$!
for _ in $(seq 50); do grep -q listening server.log 2>/dev/null && break; sleep 0.1; done

mkdir -p "$CAPTURE_OUT"
programs=("$@")
[ ${#programs[@]} -gt 0 ] || for file in "$here"/programs/*.sh; do programs+=("$(basename "$file" .sh)"); done
for program in "${programs[@]}"; do
  mkdir -p "$work/$program"
  if (cd "$work" && bash -eu "$here/programs/$program.sh" "$work/$program"); then
    for file in "$work/$program"/*; do
      [ -f "$file" ] || continue
      # The repository does not need the full files, because the reader decompresses them.
      [ "$(stat -c %s "$file")" -lt 30000 ] || case $file in *.gz | *.zip) ;; *) gzip -9n "$file"; file=$file.gz ;; esac
      cp "$file" "$CAPTURE_OUT/" && echo "made $(basename "$file") ($(stat -c %s "$file") bytes)"
    done
  else
    echo "skipped $program: not installed, or it failed (exit $?)"
  fi
done
