#!/usr/bin/env bash
# Builds and packs two clones of what is committed, in folders of different names, and compares every byte.
set -euo pipefail
repository=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for name in first 'a second one'; do
    git clone --quiet "$repository" "$work/$name"
    dotnet build "$work/$name/eng/PartnerMfa.Package" --configuration Release --verbosity quiet -t:Package
done

if diff --recursive "$work/first/out/packages" "$work/a second one/out/packages"; then
    cat "$work/first/out/packages/SHA256SUMS"
    echo 'Both builds gave the same bytes.'
else
    echo 'The builds differ.' >&2
    exit 1
fi
