# The Azure CLI: az rest --debug.
out=$1
command -v az > /dev/null
export AZURE_CONFIG_DIR=./azure AZURE_CORE_COLLECT_TELEMETRY=0 REQUESTS_CA_BUNDLE=./ca.pem AZURE_CORE_NO_COLOR=1
: > "$out/az-rest-debug.txt"
for account in yes refused pwd claim challenge; do
  token=TOKEN_$account
  az rest --debug --method get --skip-authorization-header --url "$ADDRESS" --headers "Authorization=Bearer ${!token}" ValidateMfa=true >> "$out/az-rest-debug.txt" 2>&1 || true
done
sed -i -E "s#${HOME:-/root}#/home/user#g; s#$CAPTURE_WORK#.#g" "$out/az-rest-debug.txt"
