# .NET: the loggers of HttpClientFactory with the simple, the one-line and the JSON console, ToString() of the messages, and Azure.Core.
out=$1
command -v dotnet > /dev/null
# Built beforehand, because no package can be restored in here.
program=$(ls "${CAPTURE_DOTNET:-$CAPTURE_TOOLS/dotnet/bin/Debug/net10.0}/Calls.dll")
for form in simple line json messages azure-core; do
  dotnet "$program" $form yes refused pwd claim challenge > "$out/dotnet-$form.txt" 2>&1
done
for pair in lucky slow; do dotnet "$program" simple $pair+quick > "$out/dotnet-parallel-$pair.txt" 2>&1; done
