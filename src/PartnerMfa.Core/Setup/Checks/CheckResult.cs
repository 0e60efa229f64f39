using PartnerMfa.Http.Resources;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Setup.Tenants;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Setup.Checks;

/// <summary>The result of a check.</summary>
/// <param name="Answer">Yes, No, Unknown, or NotApplicable.</param>
/// <param name="Reason">The reason code.</param>
/// <param name="Row">What was found, in Graph's terms.</param>
/// <param name="Message">The answer in one sentence.</param>
internal sealed record CheckResult(MfaAnswer Answer, SetupReason Reason, string Row, string Message)
{
    /// <summary>What to do; null when there is nothing to do.</summary>
    public string? Remedy { get; init; }

    public string HelpUri { get; init; } = SetupPages.Requirement;

    /// <summary>Other observations.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>What the missing permission is needed for; null unless a missing permission is the reason.</summary>
    public SetupResource? Missing { get; init; }

    /// <summary>How an unattended sign-in will fail, as half a sentence; null when it will not.</summary>
    public string? Breaks { get; init; }

    /// <summary>Creates the result of a check whose facts could not be read: Unknown, with what would decide it.</summary>
    public static CheckResult NotRead(ResourceFailure failure, SetupResource resource)
    {
        string row = $"{resource.Name}: {failure.Words}";
        CheckResult result = failure.Kind switch
        {
            _ when failure == SavedTenantSource.NotSaved => new(MfaAnswer.Unknown, SetupReason.ResourceNotRead, row, $"The saved tenant does not have {resource.Name}."),
            ResourceFailureKind.Forbidden => new(MfaAnswer.Unknown, SetupReason.PermissionMissing, row, $"Microsoft Graph does not let this sign-in read {resource.Name}.")
            {
                HelpUri = SetupPages.Permissions,
                Missing = resource,
            },
            ResourceFailureKind.NotFound => new(MfaAnswer.Unknown, SetupReason.ResourceNotFound, row, $"Microsoft Graph does not have {resource.Name}: the resource may have moved, or this cloud may not offer it.")
            {
                Remedy = $"Look it up in the Entra admin center: {resource.Place}.",
            },
            _ => new(MfaAnswer.Unknown, SetupReason.ResourceNotRead, row, $"Microsoft Graph gave no usable answer about {resource.Name}: {failure.Words.TrimEnd('.')}.")
            {
                Remedy = "Test again in a few minutes.",
            },
        };
        return result with
        {
            Seen = [.. new[] { ("correlation id", failure.CorrelationId), ("request id", failure.RequestId) }
                .Where(id => id.Item2 is not null).Select(id => $"{id.Item1}: {id.Item2}")],
        };
    }
}
