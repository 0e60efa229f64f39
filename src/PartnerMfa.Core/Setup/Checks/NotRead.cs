using PartnerMfa.Resources;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Setup.Checks;

/// <summary>The answer of a check whose facts could not be read: Unknown, with what would decide it.</summary>
internal static class NotRead
{
    /// <param name="failure">Why they could not be read.</param>
    /// <param name="resource">What was to be read.</param>
    public static CheckAnswer Answer(ResourceFailure failure, SetupResource resource)
    {
        string permissions = string.Join(", ", SetupNeeds.PermissionsOf(resource));
        string what = Names[resource];
        CheckAnswer answer = failure.Kind switch
        {
            ResourceFailureKind.Forbidden => new(MfaAnswer.Unknown, SetupReason.PermissionMissing, $"{what}: {failure.Words}",
                $"Graph does not let this sign-in read {what}.")
            {
                Remedy = $"Consent to {permissions} (delegated) for the app, and sign in as somebody who may read it: Global Reader is enough.",
                HelpUri = SetupPages.Permissions,
            },
            ResourceFailureKind.NotFound => new(MfaAnswer.Unknown, SetupReason.ResourceNotFound, $"{what}: {failure.Words}",
                $"Graph does not have {what}: it may have been moved, or this cloud does not offer it.")
            {
                Remedy = $"Look at it in the Entra admin center: {Places[resource]}.",
            },
            _ => new(MfaAnswer.Unknown, SetupReason.ResourceNotRead, $"{what}: {failure.Words}", $"Graph gave no usable answer about {what}: {failure.Words}.")
            {
                Remedy = $"Test again in a few minutes. If it stays so, look at it in the Entra admin center: {Places[resource]}.",
            },
        };
        return answer with { Seen = IdsOf(failure) };
    }

    private static readonly Dictionary<SetupResource, string> Names = new()
    {
        [SetupResource.Account] = "the account",
        [SetupResource.Memberships] = "the account's groups and roles",
        [SetupResource.Methods] = "the account's authentication methods",
        [SetupResource.PerUserMfa] = "the account's per-user MFA state",
        [SetupResource.ServicePlans] = "the account's licenses",
        [SetupResource.SecurityDefaults] = "the tenant's security defaults",
        [SetupResource.Policies] = "the tenant's Conditional Access policies",
        [SetupResource.Domain] = "the account's domain",
    };

    private static readonly Dictionary<SetupResource, string> Places = new()
    {
        [SetupResource.Account] = "Users > All users",
        [SetupResource.Memberships] = "Users > the account > Groups, and Assigned roles",
        [SetupResource.Methods] = "Users > the account > Authentication methods",
        [SetupResource.PerUserMfa] = "Users > Per-user MFA",
        [SetupResource.ServicePlans] = "Users > the account > Licenses",
        [SetupResource.SecurityDefaults] = "Overview > Properties > Manage security defaults",
        [SetupResource.Policies] = "Conditional Access > Policies",
        [SetupResource.Domain] = "Domain names",
    };

    private static string[] IdsOf(ResourceFailure failure) =>
        [.. new[] { ("correlation id", failure.CorrelationId), ("request id", failure.RequestId) }
            .Where(id => id.Item2 is not null).Select(id => $"{id.Item1}: {id.Item2}")];
}
