# Firefox: the HAR of the Network panel of its developer tools, requested by remote control (Marionette).
out=$1
firefox=$(command -v firefox-esr || command -v firefox)
mkdir -p profile
HOME=$CAPTURE_WORK timeout 90 "$firefox" --headless --no-remote --profile "$CAPTURE_WORK/profile" --marionette --remote-allow-system-access about:blank > firefox.log 2>&1 &
browser=$!
trap 'kill $browser 2> /dev/null || true' EXIT
timeout 80 node "$CAPTURE_TOOLS/programs/firefox.cjs" "$out/firefox.har"
