using System.Globalization;
using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Json;

namespace PartnerMfa.Setup.Facts;

/// <summary>An authentication method that the account has registered.</summary>
/// <param name="Kind">Its type, without prefix and suffix: <c>phone</c>, <c>fido2</c>.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview</remarks>
internal sealed record RegisteredMethod(string Kind)
{
    private const string Prefix = "#microsoft.graph.";
    private const string Suffix = "AuthenticationMethod";

    /// <summary>The model of a passkey (AAGUID); null for other methods, and when Graph does not return it.</summary>
    public Guid? Passkey { get; init; }

    /// <summary><c>mobile</c>, <c>alternateMobile</c> or <c>office</c>.</summary>
    public string? PhoneType { get; init; }

    /// <summary>Whether a Temporary Access Pass can currently be used; null for other methods, and when Graph does not say.</summary>
    public bool? IsUsable { get; init; }

    /// <summary>When a Temporary Access Pass becomes valid, UTC.</summary>
    public DateTimeOffset? StartsOn { get; init; }

    /// <summary>When a Temporary Access Pass expires, UTC.</summary>
    public DateTimeOffset? EndsOn { get; init; }

    public bool? IsUsableOnce { get; init; }

    public static RegisteredMethod Read(JsonElement json)
    {
        DateTimeOffset? start = json.Time("startDateTime") ?? json.Time("createdDateTime");
        int? minutes = json.Member("lifetimeInMinutes") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int count) && count >= 0 ? count : null;
        return new RegisteredMethod(KindOf(json.Text(GraphConstants.TypeName) ?? "unknown"))
        {
            Passkey = Guid.TryParse(json.Text("aaGuid") ?? json.Text("aaguid"), out Guid model) ? model : null,
            PhoneType = json.Text("phoneType"),
            IsUsable = json.Flag("isUsable"),
            StartsOn = start,
            EndsOn = minutes is { } length && start is { } began && began < DateTimeOffset.MaxValue.AddMinutes(-length) ? began.AddMinutes(length) : null,
            IsUsableOnce = json.Flag("isUsableOnce"),
        };
    }

    private static string KindOf(string type)
    {
        string kind = type.StartsWith(Prefix, StringComparison.Ordinal) ? type.Substring(Prefix.Length) : type;
        return kind.EndsWith(Suffix, StringComparison.Ordinal) ? kind.Substring(0, kind.Length - Suffix.Length) : kind;
    }
}

/// <summary>
/// What Microsoft's registration report says about the account. The report can be a few hours old, so an entry that is missing proves
/// nothing.
/// </summary>
/// <param name="IsMfaCapable">
/// Whether it has registered a method that the authentication methods policy allows, or is in scope of certificate-based authentication.
/// </param>
/// <param name="IsMfaRegistered">Whether it has registered a method, allowed or not.</param>
/// <param name="Methods">The methods in the report's terms: <c>microsoftAuthenticatorPush</c>, <c>mobilePhone</c>.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/userregistrationdetails</remarks>
internal sealed record RegistrationFacts(bool? IsMfaCapable, bool? IsMfaRegistered, IReadOnlyList<string> Methods)
{
    public static RegistrationFacts Read(JsonElement json)
    {
        // In Microsoft's sample, the object is wrapped in another.
        JsonElement report = json.Member("value") is { ValueKind: JsonValueKind.Object } wrapped ? wrapped : json;
        return new RegistrationFacts(report.Flag("isMfaCapable"), report.Flag("isMfaRegistered"), report.Member("methodsRegistered")?.Words() ?? []);
    }
}

/// <summary>The service settings of per-user MFA.</summary>
/// <param name="SkipsMfa">Why sign-ins can skip MFA, as half a sentence; null when they cannot.</param>
/// <param name="RememberedFor">For how many days a device is remembered; null when devices are not remembered.</param>
/// <param name="AllowsAppPasswords">Whether app passwords are allowed.</param>
/// <remarks>
/// Microsoft documents the settings, not the resource: https://learn.microsoft.com/entra/identity/authentication/howto-mfa-mfasettings
/// </remarks>
internal sealed record MfaServiceFacts(string? SkipsMfa, int? RememberedFor, bool AllowsAppPasswords)
{
    private const int LongestRemembered = 365;

    /// <returns>Null when none of its content is known here.</returns>
    public static MfaServiceFacts? Read(JsonElement json)
    {
        JsonElement policy = json.Member("value") is { ValueKind: JsonValueKind.Object } wrapped ? wrapped : json;
        bool isKnown = policy.Member("trustedIps") is not null || policy.Member("rememberMfaOnTrustedDevice") is not null || policy.Member("allowAppPasswords") is not null;
        return isKnown ? new MfaServiceFacts(Skips(policy), Remembers(policy), policy.Flag("allowAppPasswords") == true) : null;
    }

    private static string? Skips(JsonElement policy)
    {
        if (!policy.TryGetProperty("trustedIps", out JsonElement trusted)) return "Microsoft Graph does not list the trusted IP addresses, which are not asked for MFA";
        if (trusted.Flag("skipMfaForFederatedUsers") == true) return "federated users are not asked for MFA from the intranet";
        bool hasRanges = trusted.ValueKind != JsonValueKind.Object
            ? trusted.SaysSomething()
            : trusted.EnumerateObject().Any(member => member.Name != "skipMfaForFederatedUsers" && !member.Name.Contains('@') && member.Value.ValueKind != JsonValueKind.False && member.Value.SaysSomething());
        if (hasRanges) return "trusted IP addresses are not asked for MFA";
        bool isTold = trusted.ValueKind != JsonValueKind.Object || trusted.Flag("skipMfaForFederatedUsers") is not null || trusted.Flag("isEnabled") == false;
        return isTold ? null : "Microsoft Graph does not say whether federated users are asked for MFA from the intranet";
    }

    private static int? Remembers(JsonElement policy)
    {
        if (policy.Member("rememberMfaOnTrustedDevice") is not { } remember || remember.Flag("isEnabled") != true) return null;
        return remember.Member("allowedNumberOfDays") switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out int days) && days is > 0 and <= LongestRemembered => days,
            { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is > 0 and <= LongestRemembered => days,
            _ => 0,
        };
    }
}

/// <summary>Whether certificate-based authentication is on, and for whom.</summary>
/// <param name="IsOn">Whether it is on; null when Graph does not tell.</param>
/// <param name="Included">The groups that it is on for, by object ID; <c>all_users</c> means everyone. Empty when Graph does not tell.</param>
/// <param name="Excluded">The groups that it is not on for.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/x509certificateauthenticationmethodconfiguration</remarks>
internal sealed record CertificateFacts(bool? IsOn, IReadOnlyList<string> Included, IReadOnlyList<string> Excluded)
{
    private const string AllUsers = "all_users";

    public static CertificateFacts Read(JsonElement json) => new(
        json.Text("state") switch { "enabled" => true, "disabled" => false, _ => null }, Targets(json, "includeTargets"), Targets(json, "excludeTargets"));

    /// <summary>Whether the account may sign in with a certificate.</summary>
    /// <param name="groups">Its groups by object ID; null when they are not known.</param>
    /// <param name="areComplete">It has no other groups.</param>
    public bool MayBeFor(IReadOnlyDictionary<string, string>? groups, bool areComplete)
    {
        if (IsOn == false) return false;
        if (Excluded.Any(Has)) return false;
        return IsOn is null || !areComplete || Included.Count == 0 || Included.Any(target => target is AllUsers or "" || Has(target));

        bool Has(string target) => Guid.TryParse(target, out Guid id) && groups?.ContainsKey(id.ToString()) == true;
    }

    private static string[] Targets(JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Array } targets
        ? [.. targets.EnumerateArray().Select(target => target.Text("id") ?? "")]
        : [];
}
