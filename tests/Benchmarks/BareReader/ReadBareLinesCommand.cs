using System.Management.Automation;

namespace BareReader;

/// <summary>Reads a text line by line and searches each line for the beginning of a token, as a script would.</summary>
[Cmdlet(VerbsCommunications.Read, "BareLines")]
public sealed class ReadBareLinesCommand : Cmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    protected override void ProcessRecord()
    {
        using StreamReader reader = new(Path);
        long found = 0;
        while (reader.ReadLine() is { } line)
            if (line.Contains("eyJ", StringComparison.Ordinal)) found++;
        WriteObject(found);
    }
}
