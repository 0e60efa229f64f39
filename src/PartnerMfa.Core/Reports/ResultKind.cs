using System.Text.Json;

namespace PartnerMfa.Reports;

/// <summary>The kinds of result. Each has members of its own.</summary>
internal enum ResultKind
{
    Result,
    Usage,
    Change,
    Customer,
}

internal static class ResultKinds
{
    public static ResultKind Of(PartnerMfaResult result) => result switch
    {
        PartnerMfaUsage => ResultKind.Usage,
        PartnerMfaChange => ResultKind.Change,
        PartnerMfaCustomer => ResultKind.Customer,
        _ => ResultKind.Result,
    };

    /// <summary>Recognizes the type of a result in JSON by a member that only this type has.</summary>
    public static ResultKind Of(JsonElement result) =>
        result.TryGetProperty("totalRequests", out _) ? ResultKind.Usage
        : result.TryGetProperty("previousResult", out _) ? ResultKind.Change
        : result.TryGetProperty("customer", out _) ? ResultKind.Customer
        : ResultKind.Result;
}
