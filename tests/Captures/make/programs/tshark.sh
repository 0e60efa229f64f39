# tshark: a capture of the loopback interface, decrypted with curl's session keys, in the forms in which it writes packets as text.
out=$1
command -v tshark > /dev/null
record() {
  tshark -q -i lo -w "$1.pcapng" 'tcp port 443' 2> /dev/null & local tshark=$!
  sleep 2
  for account in yes refused pwd claim; do
    local name=TOKEN_$account
    SSLKEYLOGFILE=./keys.log curl -s -o /dev/null --cacert ca.pem "--$2" -H "Authorization: Bearer ${!name}" -H 'ValidateMfa: true' "$ADDRESS"
  done
  sleep 2
  kill -INT $tshark; wait $tshark || true
}
for version in http1.1 http2; do
  record $version $version
  read=(tshark -r "$version.pcapng" -o tls.keylog_file:keys.log)
  filter=http; [ $version = http1.1 ] || filter=http2.headers
  [ $version = http1.1 ] || filter='http2.headers or http2.data.data'
  "${read[@]}" -Y "$filter" -V > "$out/tshark-V-$version.txt" 2> /dev/null
  "${read[@]}" -Y "$filter" -O http,http2,json,data-text-lines > "$out/tshark-O-$version.txt" 2> /dev/null
  "${read[@]}" -Y "$filter" -T json -J 'tcp http http2 json data-text-lines' > "$out/tshark-json-$version.json" 2> /dev/null
  [ $version = http2 ] || for stream in 0 1 2 3; do "${read[@]}" -q -z "follow,tls,ascii,$stream" 2> /dev/null; done > "$out/tshark-follow-$version.txt"
done
