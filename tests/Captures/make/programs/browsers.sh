# Chromium under Playwright: HAR with bodies embedded, attached, left out and in a zip archive, a trace, the network log, and the
# DevTools protocol, also as a HAR of chrome-har. NODE_PATH names a folder with playwright-core and chrome-har.
out=$1
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
node -e 'require("playwright-core")'
# From standard input, so that no trace names the folder of the script.
CHROMIUM=$chromium node - "$out" < "$CAPTURE_TOOLS/programs/browsers.cjs"
