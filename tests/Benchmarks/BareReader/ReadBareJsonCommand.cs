using System.Management.Automation;
using System.Text.Json;

namespace BareReader;

/// <summary>Reads every token of a JSON file without using it, as in Microsoft's own example of reading from a stream.</summary>
/// <remarks>https://learn.microsoft.com/dotnet/standard/serialization/system-text-json/use-utf8jsonreader</remarks>
[Cmdlet(VerbsCommunications.Read, "BareJson")]
public sealed class ReadBareJsonCommand : Cmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    protected override void ProcessRecord()
    {
        using FileStream file = File.OpenRead(Path);
        byte[] buffer = new byte[256 * 1024];
        int held = 0;
        JsonReaderState state = default;
        while (true)
        {
            int read = file.Read(buffer, held, buffer.Length - held);
            held += read;
            Utf8JsonReader reader = new(buffer.AsSpan(0, held), isFinalBlock: read == 0, state);
            while (reader.Read())
            {
                // Only reading the tokens is measured.
            }

            if (read == 0) return;
            int consumed = (int)reader.BytesConsumed;
            state = reader.CurrentState;
            if (consumed == 0 && held == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            else Buffer.BlockCopy(buffer, consumed, buffer, 0, held -= consumed);
        }
    }
}
