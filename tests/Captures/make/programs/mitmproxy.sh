# mitmproxy between curl and the service: its flow file, the HAR of its contributed script (plain and .zhar), and what mitmdump prints.
out=$1
command -v mitmdump > /dev/null
har=$(find / -xdev -path '*mitmproxy*' -name har_dump.py 2> /dev/null | head -1)
options=(--set confdir=./mitm --listen-host 127.0.0.1 --listen-port 8080 --set ssl_insecure=true)
[ -z "$har" ] || options+=(-s "$har" --set hardump=./mitmproxy-http2.har)
mitmdump "${options[@]}" -w ./mitmproxy-http2.flows --flow-detail 4 --set termlog_verbosity=warn > ./mitmdump.txt 2>&1 &
proxy=$!
for _ in $(seq 100); do [ -f mitm/mitmproxy-ca-cert.pem ] && curl -s -o /dev/null -x 127.0.0.1:8080 http://localhost/ && break; sleep 0.2; done
call() { local name=TOKEN_$1; shift; curl -s -o /dev/null --cacert mitm/mitmproxy-ca-cert.pem -x http://127.0.0.1:8080 -H "Authorization: Bearer ${!name}" -H 'ValidateMfa: true' "$@" "$ADDRESS"; }
for account in yes refused pwd claim challenge; do call $account --http2 --compressed; done
# In flight at the same time; a flow names its own request.
call slow --http2 & call lucky --http1.1 & sleep 0.2; call quick --http2 & wait $! %2 %3
kill -INT $proxy; wait $proxy || true
cp mitmproxy-http2.flows mitmdump.txt "$out/"
[ ! -f mitmproxy-http2.har ] || cp mitmproxy-http2.har "$out/"
[ ! -f mitmproxy-http2.har ] || "${PYTHON:-python3}" -c 'import sys,zlib; sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read(), 9))' < mitmproxy-http2.har > "$out/mitmproxy-http2.zhar"
