using PartnerMfa.Setup.Facts;
using PartnerMfa.Tokens.Claims;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>
/// Checks whether the account looks like a dedicated integration account. Nothing in the directory says so, so this check is advice only.
/// </summary>
internal static class SeparateAccountCheck
{
    private static readonly string[] NamesOfPrograms =
    [
        "svc", "service", "integration", "api", "automation", "sync", "connector", "partnercenter", "partner-center", "csp", "app", "bot", "job",
    ];

    public static CheckResult Judge(SetupFacts facts, AccountFacts account)
    {
        string[] personal = [.. SignsOfPerson(facts, account)];
        if (personal.Length > 0)
            return new(Unknown, AccountMayBePersonal, string.Join(", ", personal), $"This may be a person's everyday account: {string.Join(", and ", personal)}.")
            {
                Remedy = "Use a dedicated account for the integration, with the Admin agent role and nothing else.",
                HelpUri = SetupPages.Requirement,
            };
        if (facts.Memberships is { Failure: { } failure }) return CheckResult.NotRead(failure, SetupResource.Memberships);
        bool areRolesKnown = facts.Memberships?.Value is { RolesAreKnown: true, KindsAreKnown: true };
        return areRolesKnown && (IsNamedLikeProgram(account.UserPrincipalName ?? facts.Name) || IsNamedLikeProgram(account.DisplayName ?? ""))
            ? new(Yes, AccountLooksSeparate, "named like a program's account, without signs of a person", "The account looks like a dedicated integration account.")
            : new(Unknown, AccountMayBePersonal, "no sign either way", "Nothing shows whether this is a dedicated integration account.")
            {
                Remedy = "If people also work with this account, create a dedicated one for the integration.",
            };
    }

    private static IEnumerable<string> SignsOfPerson(SetupFacts facts, AccountFacts account)
    {
        if (account.HasPersonalFields) yield return "it has a person's name or job title";
        if (facts.Memberships?.Value?.Roles.ContainsKey(DirectoryRoles.GlobalAdministrator) == true) yield return "it is a Global Administrator";
    }

    // It must be a separate word in the part before the at sign: "happy" does not contain "app".
    private static bool IsNamedLikeProgram(string name) => name.Split('@')[0].ToLowerInvariant()
        .Split('.', '-', '_', ' ')
        .Any(word => Array.Exists(NamesOfPrograms, program => word.StartsWith(program, StringComparison.Ordinal)));
}
