# curl, in every form in which it shows what it sends and receives.
out=$1
common=(--silent --show-error --cacert ca.pem -H 'ValidateMfa: true' -H 'Accept: application/json')
all=(yes refused pwd claim challenge)
bearer() { local name=TOKEN_$1; echo "Authorization: Bearer ${!name}"; }
sequence() { for account in "${all[@]}"; do curl "${common[@]}" -H "$(bearer "$account")" "$@" "$ADDRESS"; done; }

sequence --http1.1 -v > "$out/curl-v-http1.txt" 2>&1
sequence --http2 -v > "$out/curl-v-http2.txt" 2>&1
sequence --http1.1 -v --compressed > "$out/curl-v-compressed.txt" 2>&1
sequence --http2 -v -i > "$out/curl-vi-http2.txt" 2>&1
sequence --http1.1 --trace - -o /dev/null > "$out/curl-trace-http1.txt"
sequence --http2 --trace - -o /dev/null > "$out/curl-trace-http2.txt"
sequence --http1.1 --trace-ascii - -o /dev/null > "$out/curl-trace-ascii-http1.txt"
sequence --http2 --trace-ascii - --trace-time -o /dev/null > "$out/curl-trace-ascii-http2.txt"

# What a user copies from a terminal: the command, then its output.
: > "$out/curl-i-terminal.txt"
for account in "${all[@]}"; do
  echo "\$ curl -i -H '$(bearer "$account")' $ADDRESS" >> "$out/curl-i-terminal.txt"
  curl "${common[@]}" -i -H "$(bearer "$account")" "$ADDRESS" >> "$out/curl-i-terminal.txt"
  echo >> "$out/curl-i-terminal.txt"
done

# Two calls in flight; the second is answered first. curl applies the headers of one command to all its calls, so each call has its own
# section.
parallel() { curl "$@" --cacert ca.pem --silent --show-error -Z --parallel-immediate --parallel-max 2 \
  -H "$(bearer "$first")" -o /dev/null "$ADDRESS" --next --cacert ca.pem -H "$(bearer "$second")" -o /dev/null "$ADDRESS"; }
for pair in lucky+quick slow+quick; do
  first=${pair%+*} second=${pair#*+}
  parallel --http1.1 -v > "$out/curl-parallel-v-http1-$first.txt" 2>&1
  parallel --http2 -v > "$out/curl-parallel-v-http2-$first.txt" 2>&1
  parallel --http1.1 --trace-ascii - > "$out/curl-parallel-trace-ascii-$first.txt" 2>&1
done
