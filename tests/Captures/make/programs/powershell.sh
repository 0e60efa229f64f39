# PowerShell 7: -Verbose and -Debug of Invoke-WebRequest and Invoke-RestMethod, and a transcript.
out=$1
pwsh=${PWSH:-pwsh}
command -v "$pwsh" > /dev/null
export NO_COLOR= POWERSHELL_TELEMETRY_OPTOUT=1
"$pwsh" -NoProfile -NonInteractive -File "$CAPTURE_TOOLS/programs/powershell.ps1" "$out" > "$out/powershell-console.txt" 2>&1
for slow in lucky slow; do
  "$pwsh" -NoProfile -NonInteractive -Command "& '$CAPTURE_TOOLS/programs/powershell.ps1' -Out . -Pair $slow, quick" > "$out/powershell-parallel-$slow.txt" 2>&1
done
for file in "$out"/*.txt; do sed -i -E "s#$(hostname)#HOST#g; s#$CAPTURE_WORK#.#g; s#$CAPTURE_TOOLS#.#g" "$file"; done
