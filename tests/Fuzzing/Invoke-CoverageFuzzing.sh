#!/usr/bin/env bash
# Fuzzes the readers of foreign bytes, guided by coverage. Needs the .NET SDK, and AFL++ (Debian: afl++) for the first form.
#   tests/Fuzzing/Invoke-CoverageFuzzing.sh <target> [seconds]
#   tests/Fuzzing/Invoke-CoverageFuzzing.sh --cover <target> [executions] [seed]
# The first form needs AFL++. The second fuzzes within one process, guided by the same branches, ten times as fast: it is the one for counts.
# Finds and the grown corpus are in out/fuzzing/<target>: default/crashes of AFL++, finds of --cover. To run a find again:
#   dotnet run --project tests/Fuzzing -- bytes <target> out/fuzzing/<target>/default/crashes
set -euo pipefail
cover=; [ "${1:-}" = --cover ] && { cover=yes; shift; }
target=${1:?"a target: token, claims, response, challenge, answer, refusal, text, redirect, policies or capture"}
seconds=${2:-600}
here=$(cd "$(dirname "$0")" && pwd)
out="$here/../../out/fuzzing"
dotnet build -c Release -v q "$here" -o "$out/program"
dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$out/tools" >/dev/null 2>&1 || true
for library in PartnerMfa.Contracts PartnerMfa.Core; do "$out/tools/sharpfuzz" "$out/program/$library.dll" 2>/dev/null || true; done
if [ -n "$cover" ]; then
  mkdir -p "$out/$target"
  cp -n "$here/Corpus/$target"/* "$out/$target/"
  DOTNET_TieredPGO=0 exec dotnet "$out/program/PartnerMfa.Fuzzing.dll" cover "$target" "$out/$target" "${2:-10000000}" "${3:-1}"
fi
export AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 DOTNET_TieredPGO=0
exec afl-fuzz -V "$seconds" -t 20000 -m none -i "$here/Corpus/$target" -o "$out/$target" -- dotnet "$out/program/PartnerMfa.Fuzzing.dll" bytes "$target"
