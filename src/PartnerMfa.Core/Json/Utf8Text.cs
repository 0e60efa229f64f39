using System.Text;

namespace PartnerMfa.Json;

/// <summary>Opens text files as UTF-8. When Windows PowerShell redirects output to a file, the file is UTF-16.</summary>
internal static class Utf8Text
{
    // A longer file was not redirected by hand.
    private const int LongestWide = 256 * 1024 * 1024;

    /// <param name="file">A file, positioned at its beginning.</param>
    /// <returns>The file itself, unless it begins with a byte order mark of UTF-16.</returns>
    /// <exception cref="IOException">The file is UTF-16 and far too long.</exception>
    public static Stream Of(FileStream file)
    {
        if (!file.CanSeek) return file;
        byte[] mark = new byte[2];
        int count = file.Read(mark, 0, mark.Length);
        file.Position = 0;
        if (count < 2 || !(mark[0] == 0xFF && mark[1] == 0xFE) && !(mark[0] == 0xFE && mark[1] == 0xFF)) return file;
        if (file.Length > LongestWide) throw new IOException("it is UTF-16, and too large to be converted. Save it as UTF-8.");
        using StreamReader reader = new(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return new MemoryStream(Encoding.UTF8.GetBytes(reader.ReadToEnd()));
    }
}
