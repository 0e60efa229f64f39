using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Whether the account looks like one of the integration's own. Nothing in the directory says so: this is advice.</summary>
internal static class SeparateAccountCheck
{
    // Global Administrator's role template id.
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    private static readonly string[] NamesOfPrograms =
    [
        "svc", "service", "integration", "api", "automation", "sync", "connector", "partnercenter", "partner-center", "csp", "app", "bot", "job",
    ];

    public static CheckAnswer Judge(SetupFacts facts, AccountFacts account)
    {
        string[] personal = [.. SignsOfPerson(facts, account)];
        bool isNamedLikeProgram = IsNamedLikeProgram(account.UserPrincipalName ?? facts.Name) || IsNamedLikeProgram(account.DisplayName ?? "");
        if (personal.Length > 0)
            return new(Unknown, AccountMayBePersonal, string.Join(", ", personal),
                $"It may be somebody's everyday account ({string.Join("; ", personal)}). This is advice and decides nothing.")
            {
                Remedy = "Use an account of the integration's own, with the Admin agent role and no more: whoever signs in with it then is the integration.",
                HelpUri = SetupPages.Requirement,
            };
        return isNamedLikeProgram
            ? new(Yes, AccountLooksSeparate, "named like a program's account, without signs of a person's", "It looks like an account of the integration's own. This is advice and decides nothing.")
            : new(Unknown, AccountMayBePersonal, "no sign either way", "Nothing says whether it is an account of the integration's own. This is advice and decides nothing.")
            {
                Remedy = "If people work with this account, too, make one for the integration alone.",
            };
    }

    private static IEnumerable<string> SignsOfPerson(SetupFacts facts, AccountFacts account)
    {
        if (account.HasPersonalFields) yield return "it has a person's name or job title";
        if (facts.Memberships?.Value?.Roles.ContainsKey(GlobalAdministrator) == true) yield return "it is a Global Administrator";
    }

    // A word of its own in the part before the at sign: "happy" has no "app" in it.
    private static bool IsNamedLikeProgram(string name) => name.Split('@')[0].ToLowerInvariant()
        .Split('.', '-', '_', ' ')
        .Any(word => Array.Exists(NamesOfPrograms, program => word.StartsWith(program, StringComparison.Ordinal)));
}
