using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerMfa.Pester;

public enum PesterOutcome { Passed, Failed, Skipped }

/// <summary>The outcome of one <c>It</c>, or of a block or file that failed, as tests/Pester/Invoke-Tests.ps1 writes it.</summary>
/// <param name="Name">The names of the blocks and the test, as one sentence.</param>
/// <param name="Message">Why the test failed or was skipped.</param>
/// <param name="Trace">Where it failed.</param>
public sealed record PesterResult(string Name, PesterOutcome Outcome, string? Message = null, string? Trace = null)
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter<PesterOutcome>() } };

    internal static IReadOnlyList<PesterResult> Read(string json) => JsonSerializer.Deserialize<PesterResult[]>(json, Options) ?? [];

    /// <exception cref="PesterFailureException">The test failed.</exception>
    internal void Confirm()
    {
        if (Outcome == PesterOutcome.Failed) throw new PesterFailureException(Message ?? "The test gives no reason.", Trace);
    }

    public override string ToString() => Name;
}

/// <summary>The failure of a Pester test, with PowerShell's own stack trace.</summary>
public sealed class PesterFailureException(string message, string? trace) : Exception(message)
{
    public override string? StackTrace => trace;
}
