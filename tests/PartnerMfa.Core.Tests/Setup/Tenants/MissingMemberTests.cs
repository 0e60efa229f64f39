using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PartnerMfa.Setup.Tenants;

/// <summary>
/// Each member of Graph's responses about each tenant is left out in turn. That must never turn an answer into Yes or No.
/// </summary>
public sealed class MissingMemberTests
{
    private static readonly string[] Resources =
        ["user", "memberOf", "methods", "requirements", "mfaServicePolicy", "licenses", "securityDefaults", "domain", "federation", "x509", "registration", "strengths"];

    // What may be missing, because it is not needed or means something by that: the registration report is a second source, an account has no
    // creation type unless it was invited and may have had no change, and the service settings of per-user MFA are documented without ranges.
    private static readonly Regex Optional = new(@"^(registration|user\.(creationType|(created|lastPasswordChange|signInSessionsValidFrom)DateTime)$|mfaServicePolicy\.(rememberMfaOnTrustedDevice|trustedIps\.ipRanges$))");

    // The members that every policy has, according to the documentation. Any other member that is missing means that it is not set, both in
    // Graph and in files that people write.
    private static readonly Regex Required = new(
        @"^policies\.\d+\.(state|grantControls|conditions|conditions\.(users|users\.includeUsers|applications|applications\.includeApplications)|grantControls\.authenticationStrength\.(?!more).*)$");

    public static TheoryData<string> Names { get; } = TenantTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_member_that_is_missing_makes_no_answer_Yes_or_No(string name)
    {
        JsonObject line = TenantTests.Lines.Single(one => (string)one["name"]! == name);
        Dictionary<string, string> before = Answers(await TenantTests.AssessAsync(line));
        string[] paths = [.. (await MissingMembers.OfAsync(line, Resources)).Where(path => !Optional.IsMatch(path))];
        List<string> wrong = [];
        foreach (string path in paths)
            wrong.AddRange((await WithoutAsync(line, path)).Where(after => IsWrong(before[after.Key], after.Value)).Select(after => $"{after.Key}: {before[after.Key]} -> {after.Value} without {path}"));

        Assert.True(paths.Length > 15);
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_member_that_every_policy_has_makes_no_tenant_Yes_or_No_when_it_is_missing(string name)
    {
        JsonObject line = TenantTests.Lines.Single(one => (string)one["name"]! == name);
        Dictionary<string, string> before = Answers(await TenantTests.AssessAsync(line));
        // A policy with only session controls has no grant controls.
        bool hasSessionControls = line.ToJsonString().Contains("sessionControls", StringComparison.Ordinal);
        List<string> wrong = [];
        foreach (string path in (await MissingMembers.OfAsync(line, ["policies"])).Where(path => Required.IsMatch(path) && !(path.EndsWith(".grantControls", StringComparison.Ordinal) && hasSessionControls)))
            wrong.AddRange((await WithoutAsync(line, path))
                .Where(after => after.Key is "Overall" or "SignInAllowed" or "UnattendedSignIn" && IsWrong(before[after.Key], after.Value)).Select(after => $"{after.Key}: {before[after.Key]} -> {after.Value} without {path}"));

        Assert.Empty(wrong);
    }

    private static async Task<Dictionary<string, string>> WithoutAsync(JsonObject line, string path) =>
        Answers(await TenantTests.AssessAsync(line, change: tenant => MissingMembers.Remove(tenant, path)));

    // An alternative that was not needed may become needed, and then shows its own answer.
    private static bool IsWrong(string before, string after) => after != before && (after == "Yes" || (after == "No" && before != "NotApplicable"));

    private static Dictionary<string, string> Answers(IReadOnlyList<PartnerMfaResult> results) => results.ToDictionary(result => result.Check ?? "Overall", result => result.Result);
}
