using System.Text;
using System.Text.Json;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Setup.Checks;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Work;

namespace PartnerMfa.Fuzzing.Bytes;

/// <summary>A page of Conditional Access policies as Graph sends it, read and judged.</summary>
internal static class PolicyTarget
{
    private static readonly PolicyAccount Account = new()
    {
        ObjectId = "0f0b1c2d-0000-4000-8000-000000000001",
        UserPrincipalName = "job@contoso.example",
        UserType = "Member",
        GroupsAreComplete = true,
        RolesAreComplete = true,
    };

    private static readonly Func<SetupFacts, CheckResult>[] Checks =
        [ConditionalAccessCheck.Judge, PolicyEffectChecks.SignInAllowed, PolicyEffectChecks.UnattendedSignIn, SessionLifetimeCheck.Judge, RecentChangeCheck.Judge];

    public static void Run(byte[] bytes)
    {
        PolicySet policies = new(Account);
        try
        {
            new ItemsReader(new MemoryStream(bytes), "value", one => policies.Add(one)).ReadAsync(CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception refused) when (refused is JsonException or UnusableBodyException)
        {
            return;
        }

        SetupFacts facts = new()
        {
            Name = Account.UserPrincipalName!,
            ReadOn = DateTimeOffset.UnixEpoch.AddYears(56),
            Words = CommandHints.PowerShell,
            Environment = PartnerMfaEnvironments.Global,
            Account = new(new AccountFacts { ObjectId = Account.ObjectId, UserPrincipalName = Account.UserPrincipalName, UserType = Account.UserType }, null),
            Memberships = new(new MembershipFacts(), null),
            Policies = new(policies, null),
            MfaService = new(new MfaServiceFacts(null, null, false), null),
        };
        foreach (Func<SetupFacts, CheckResult> check in Checks)
        {
            CheckResult result = check(facts);
            ByteTargets.Printable([result.Message, result.Remedy, result.Row, .. result.Seen]);
        }

        if (ConditionalAccessCheck.Judge(facts).Answer == Verdicts.MfaAnswer.Yes && !CanRequireMfa(bytes)) throw new FuzzException("A Yes, and no policy that is on asks for MFA.");
    }

    private static bool CanRequireMfa(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes).TrimStart('\ufeff');
        using JsonDocument document = JsonDocument.Parse(text);
        return Items(document.RootElement).Any(item =>
            item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Any(member => member.NameEquals("state") && member.Value.ValueKind == JsonValueKind.String && member.Value.ValueEquals("enabled"))
            && item.GetRawText() is { } raw && (Unescaped(raw).Contains("mfa", StringComparison.OrdinalIgnoreCase) || Unescaped(raw).Contains("authenticationStrength", StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<JsonElement> Items(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array
            ? root.EnumerateArray()
            : root.EnumerateObject().Where(member => member.Name.Equals("value", StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.Array).SelectMany(member => member.Value.EnumerateArray());

    private static string Unescaped(string json) => System.Text.RegularExpressions.Regex.Unescape(json.Replace("\\/", "/", StringComparison.Ordinal));
}
