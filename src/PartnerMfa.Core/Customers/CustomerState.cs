using System.Text;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Json;
using PartnerMfa.Reports;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Customers;

/// <summary>
/// The results so far, with one JSON line each, so that an interrupted run can resume where it stopped. Results that may be outdated are
/// tested again: those that are Unknown, more than a day old, or dated in the future. A truncated line is ignored.
/// </summary>
internal sealed class CustomerState : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly string _path;
    private readonly DateTime _now;
    private readonly HashSet<string> _done = new(StringComparer.OrdinalIgnoreCase);
    private readonly FileStream _file;

    private CustomerState(string path, FileStream file, DateTimeOffset now)
    {
        _path = path;
        _file = file;
        _now = now.UtcDateTime;
    }

    /// <param name="path">The full path of the file, which is created if it does not exist.</param>
    /// <param name="environment">The environment of this run. Results of other environments do not count.</param>
    /// <param name="applicationId">The app of this run.</param>
    /// <param name="now">When this run begins.</param>
    /// <exception cref="PartnerMfaException"><c>StateUnusable</c>.</exception>
    public static CustomerState Open(string path, string environment, string? applicationId, DateTimeOffset now)
    {
        FileStream? file = null;
        try
        {
            if (FileLink.WhyNot(path) is { } why) throw Failures.StateUnusable(path, why);
            file = OpenFile(path);
            CustomerState state = new(path, file, now);
            state.ReadDone(environment, applicationId);
            return state;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            file?.Dispose();
            throw Failures.StateUnusable(path, exception is UnauthorizedAccessException ? "access is denied." : exception.Message);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    // It names customers, so only its owner may read it.
    private static FileStream OpenFile(string path)
    {
#if NET
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
#else
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
#endif
    }

    public int Count => _done.Count;

    public bool IsDone(string customer) => _done.Contains(customer);

    /// <summary>Returns the results that are still valid, read from the file again.</summary>
    public IEnumerable<PartnerMfaCustomer> Results()
    {
        // A customer that was tested again has a later line.
        Dictionary<string, int> last = new(StringComparer.OrdinalIgnoreCase);
        int number = 0;
        foreach (PartnerMfaCustomer result in Lines()) last[result.Customer] = number++;
        number = 0;
        foreach (PartnerMfaCustomer result in Lines())
            if (last[result.Customer] == number++ && Stands(result)) yield return result;
    }

    private IEnumerable<PartnerMfaCustomer> Lines()
    {
        using FileStream again = new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(again, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (Parse(line) is { } result) yield return result;
    }

    /// <summary>Adds a result. It is on the disk when this method returns.</summary>
    public void Add(PartnerMfaCustomer result)
    {
        byte[] line = Encoding.UTF8.GetBytes(ResultJson.Write(result) + "\n");
        _file.Seek(0, SeekOrigin.End);
        _file.Write(line, 0, line.Length);
        _file.Flush();
        if (Stands(result)) _done.Add(result.Customer);
    }

    public void Dispose() => _file.Dispose();

    private void ReadDone(string environment, string? applicationId)
    {
        using StreamReader reader = new(_file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 4096, leaveOpen: true);
        long whole = 0;
        while (reader.ReadLine() is { } line)
        {
            if (Parse(line) is not { } result)
            {
                if (whole == 0 && line.Trim().Length > 0 && !line.TrimStart().StartsWith("{", StringComparison.Ordinal)) throw Failures.StateUnusable(_path, "it contains something else.");
                continue;
            }

            whole++;
            if (result.Environment != environment || !string.Equals(result.ApplicationId, applicationId, StringComparison.OrdinalIgnoreCase))
                throw Failures.StateUnusable(_path, "it is of another environment or app.");
            if (Stands(result)) _done.Add(result.Customer);
            else _done.Remove(result.Customer);
        }

        // A truncated line must not damage the next one.
        _file.Seek(0, SeekOrigin.End);
        if (_file.Length == 0) return;
        _file.Seek(-1, SeekOrigin.End);
        if (_file.ReadByte() != '\n') _file.WriteByte((byte)'\n');
    }

    private bool Stands(PartnerMfaCustomer result)
    {
        TimeSpan age = _now - result.CheckedOn.ToUniversalTime();
        return ResultTally.AnswerOf(result) != MfaAnswer.Unknown && age <= Longest && -age <= TokenGates.ClockSkew;
    }

    private static PartnerMfaCustomer? Parse(string line)
    {
        if (line.Trim().Length == 0) return null;
        try
        {
            // An ambiguous line is treated like a truncated one.
            if (UnambiguousJson.Parse(Encoding.UTF8.GetBytes(line)) is not { } json) return null;
            json.Dispose();
            return ResultJson.Read(line, ResultKind.Customer) as PartnerMfaCustomer is { Customer.Length: > 0 } result && ResultValidation.WhatIsWrong(result) is null ? result : null;
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
