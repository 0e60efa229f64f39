using System.IO.Compression;
using System.Text;

namespace PartnerMfa.Testing.Captures;

/// <summary>Creates a session archive like Fiddler's.</summary>
internal sealed class SazFile : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly ZipArchive _archive;
    private int _sessions;

    public SazFile()
    {
        _archive = new ZipArchive(_bytes, ZipArchiveMode.Create, leaveOpen: true);
        Add("[Content_Types].xml", "<?xml version=\"1.0\" encoding=\"utf-8\" ?><Types />");
    }

    public SazFile Session(string request, string response = "", string began = "2026-06-08T14:00:00.0000000+02:00") =>
        Session(request, Encoding.UTF8.GetBytes(response), began);

    public SazFile Session(string request, byte[] response, string began = "2026-06-08T14:00:00.0000000+02:00")
    {
        string number = $"{++_sessions:0000}";
        Add($"raw/{number}_c.txt", request);
        Add($"raw/{number}_m.xml", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <Session SID="{_sessions}" BitFlags="59"><SessionTimers ClientConnected="{began}" ClientBeginRequest="{began}" /></Session>
            """);
        Add($"raw/{number}_s.txt", response);
        return this;
    }

    /// <summary>The archive. Nothing can be added after this.</summary>
    public byte[] ToArray()
    {
        _archive.Dispose();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _archive.Dispose();
        _bytes.Dispose();
    }

    private void Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text));

    private void Add(string name, byte[] bytes)
    {
        using Stream entry = _archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(bytes);
    }
}
