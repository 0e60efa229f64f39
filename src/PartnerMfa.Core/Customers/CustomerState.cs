using System.Text;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Json;
using PartnerMfa.Reports;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Customers;

/// <summary>
/// The results so far, with one JSON line each, so that an interrupted run can resume where it stopped. Results that may be outdated are
/// tested again: those that are Unknown, more than a day old, dated in the future, or of an unknown partner or account. A truncated line is
/// ignored. Before the results, a line says whose they are, because one app may serve many partners.
/// </summary>
internal sealed class CustomerState : IDisposable
{
    private const string Owner = "resultsOf";
    private static readonly string OwnerStart = $$"""{"{{Owner}}":""";
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly string _path;
    private readonly string _owner;
    private readonly DateTime _now;
    private readonly HashSet<string> _done = new(StringComparer.OrdinalIgnoreCase);
    private readonly FileStream _file;

    private CustomerState(string path, CustomersRequest request, FileStream file, DateTimeOffset now)
    {
        _path = path;
        _owner = OwnerOf(request);
        _file = file;
        _now = now.UtcDateTime;
    }

    /// <param name="path">The full path of the file, which is created if it does not exist.</param>
    /// <param name="request">This run. Results of another environment, app, partner or account do not count for it.</param>
    /// <param name="now">When this run begins.</param>
    /// <exception cref="PartnerMfaException"><c>StateUnusable</c>.</exception>
    public static CustomerState Open(string path, CustomersRequest request, DateTimeOffset now)
    {
        FileStream? file = null;
        try
        {
            if (FileLink.WhyNot(path) is { } why) throw Failures.StateUnusable(path, why);
            file = OpenFile(path);
            CustomerState state = new(path, request, file, now);
            state.ReadDone(request.SignIn);
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
        bool isOwned = false;
        while (reader.ReadLine() is { } line)
        {
            isOwned |= line == _owner;
            if (isOwned && Parse(line) is { } result) yield return result;
        }
    }

    /// <summary>Adds a result. It is on the disk when this method returns.</summary>
    public void Add(PartnerMfaCustomer result)
    {
        Write(ResultJson.Write(result));
        if (Stands(result)) _done.Add(result.Customer);
    }

    public void Dispose() => _file.Dispose();

    private void Write(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line + "\n");
        _file.Seek(0, SeekOrigin.End);
        _file.Write(bytes, 0, bytes.Length);
        _file.Flush();
    }

    private void ReadDone(RefreshTokenSignIn signIn)
    {
        using StreamReader reader = new(_file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 4096, leaveOpen: true);
        long whole = 0;
        bool isOwned = false;
        while (reader.ReadLine() is { } line)
        {
            if (IsOfAnother(line)) throw Failures.StateUnusable(_path, "it is of another environment, app, partner, or account.");
            isOwned |= line == _owner;
            if (Parse(line) is not { } result)
            {
                if (whole == 0 && line.Trim().Length > 0 && !line.TrimStart().StartsWith("{", StringComparison.Ordinal)) throw Failures.StateUnusable(_path, "it contains something else.");
                continue;
            }

            whole++;
            if (result.Environment != signIn.Environment.Name || !string.Equals(result.ApplicationId, signIn.ApplicationId, StringComparison.OrdinalIgnoreCase))
                throw Failures.StateUnusable(_path, "it is of another environment or app.");
            if (isOwned && Stands(result)) _done.Add(result.Customer);
            else _done.Remove(result.Customer);
        }

        // A truncated line must not damage the next one.
        if (_file.Length > 0)
        {
            _file.Seek(-1, SeekOrigin.End);
            if (_file.ReadByte() != '\n') _file.WriteByte((byte)'\n');
        }

        if (!isOwned) Write(_owner);
    }

    // A line that was cut off does not show whose results follow.
    private bool IsOfAnother(string line)
    {
        if (!line.StartsWith(OwnerStart, StringComparison.Ordinal) || line == _owner) return false;
        using System.Text.Json.JsonDocument? whole = UnambiguousJson.Parse(Encoding.UTF8.GetBytes(line));
        return whole is not null;
    }

    private static string OwnerOf(CustomersRequest request)
    {
        using MemoryStream json = new();
        using (System.Text.Json.Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(Owner);
            writer.WriteString("environment", request.SignIn.Environment.Name);
            writer.WriteString("applicationId", request.SignIn.ApplicationId?.ToLowerInvariant());
            writer.WriteString("partner", (request.PartnerTenantId ?? request.SignIn.TenantId)?.ToLowerInvariant());
            writer.WriteString("account", (request.Account ?? request.SignIn.UserPrincipalName)?.ToLowerInvariant());
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.ToArray());
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
            return ResultJson.Read(line, ResultKind.Customer) as PartnerMfaCustomer is { Customer.Length: > 0 } result && ResultValidation.WhatIsWrong(result) is null && IsConsistent(result) ? result : null;
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // A line that was edited by hand may contradict itself. Its customer is then tested again.
    private static bool IsConsistent(PartnerMfaCustomer result) =>
        Enum.TryParse(result.Reason, out CustomerReason reason)
        && CustomerVerdicts.Of(reason).Answer == ResultTally.AnswerOf(result)
        && (reason != CustomerReason.CustomerReached || !Guid.TryParse(result.Customer, out Guid customer) || (Guid.TryParse(result.TenantId, out Guid tenant) && tenant == customer));
}
