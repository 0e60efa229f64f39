#!/usr/bin/env bash
# Clones what is committed into two folders of different names, builds and packs both, and compares every byte.
set -euo pipefail
repository=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for name in first 'a second one'; do
    git clone --quiet "$repository" "$work/$name"
    # A public remote, so that Source Link takes part.
    git -C "$work/$name" remote set-url origin https://github.com/example/partnermfa
    dotnet build "$work/$name/eng/PartnerMfa.Package" --configuration Release --verbosity quiet -t:Package
done

if diff --recursive "$work/first/out/packages" "$work/a second one/out/packages"; then
    cat "$work/first/out/packages/SHA256SUMS"
    echo 'Both builds gave the same bytes.'
else
    echo 'The builds differ.' >&2
    exit 1
fi
