#!/usr/bin/env bash
# Fuzzes the readers of foreign bytes, guided by coverage. Needs AFL++ (Debian: afl++) and the .NET SDK.
#   tests/Fuzzing/Invoke-CoverageFuzzing.sh <target> [seconds]
# Finds and the grown corpus are in out/fuzzing/<target>. To run a find again:
#   dotnet run --project tests/Fuzzing -- bytes <target> out/fuzzing/<target>/default/crashes
set -euo pipefail
target=${1:?"a target: token, claims, response, challenge, answer, refusal, text, redirect or capture"}
seconds=${2:-600}
here=$(cd "$(dirname "$0")" && pwd)
out="$here/../../out/fuzzing"
dotnet build -c Release -v q "$here" -o "$out/program"
dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$out/tools" >/dev/null 2>&1 || true
for library in PartnerMfa.Contracts PartnerMfa.Core; do "$out/tools/sharpfuzz" "$out/program/$library.dll" 2>/dev/null || true; done
export AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 DOTNET_TieredPGO=0
exec afl-fuzz -V "$seconds" -t 20000 -m none -i "$here/Corpus/$target" -o "$out/$target" -- dotnet "$out/program/PartnerMfa.Fuzzing.dll" bytes "$target"
