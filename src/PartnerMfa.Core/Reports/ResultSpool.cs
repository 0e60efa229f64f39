using System.Text;

namespace PartnerMfa.Reports;

/// <summary>The position of a result in the spool.</summary>
internal readonly record struct SpoolPlace(long Offset, int Length);

/// <summary>
/// Keeps results out of memory until the report is written, because the first line of a report depends on its last result. They are in a
/// file that only this user can read and that is deleted when the process ends.
/// </summary>
internal sealed class ResultSpool : IDisposable
{
    private readonly FileStream _file;

    public ResultSpool()
    {
        string path = Path.GetTempFileName();
        _file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete, 65536, FileOptions.DeleteOnClose);
        // Where an open file can exist without a name, it is deleted now, so that nothing is left however the process ends.
        if (Path.DirectorySeparatorChar == '/') File.Delete(path);
    }

    public SpoolPlace Append(PartnerMfaResult result)
    {
        byte[] json = Encoding.UTF8.GetBytes(ResultJson.Write(result));
        long offset = _file.Seek(0, SeekOrigin.End);
        _file.Write(json, 0, json.Length);
        return new SpoolPlace(offset, json.Length);
    }

    public PartnerMfaResult Read(ReportEntry entry) => ResultJson.Read(ReadText(entry.Place), entry.Kind);

    public string ReadText(SpoolPlace place)
    {
        byte[] json = new byte[place.Length];
        _file.Seek(place.Offset, SeekOrigin.Begin);
        for (int read = 0; read < json.Length;)
        {
            int more = _file.Read(json, read, json.Length - read);
            if (more == 0) throw new EndOfStreamException();
            read += more;
        }

        return Encoding.UTF8.GetString(json);
    }

    public void Dispose() => _file.Dispose();
}
