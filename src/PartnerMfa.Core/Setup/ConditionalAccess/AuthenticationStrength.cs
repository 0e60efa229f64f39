using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>An authentication strength: the combinations of methods that satisfy it.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/authenticationstrengthpolicy</remarks>
internal sealed record AuthenticationStrength
{
    private const string BuiltInPrefix = "00000000-0000-0000-0000-00000000000";

    private static readonly string[] Known = ["id", "createdDateTime", "modifiedDateTime", "displayName", "description", "policyType", "requirementsSatisfied", "allowedCombinations", "combinationConfigurations"];

    private static readonly string[] PhishingResistant = ["windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor"];

    private static readonly string[] Passwordless = [.. PhishingResistant, "deviceBasedPush"];

    private static readonly string[] Multifactor =
    [
        .. Passwordless, "temporaryAccessPassOneTime", "temporaryAccessPassMultiUse", "federatedMultiFactor",
        .. new[] { "password", "federatedSingleFactor" }.SelectMany(first =>
            new[] { "microsoftAuthenticatorPush", "softwareOath", "hardwareOath", "sms", "voice" }.Select(second => $"{first},{second}")),
    ];

    // Entra ID's built-in strengths, which are needed when Graph returns only their IDs.
    // https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths
    private static readonly Dictionary<string, (string Name, string[] Combinations)> BuiltIn = new()
    {
        [BuiltInPrefix + "2"] = ("Multifactor authentication", Multifactor),
        [BuiltInPrefix + "3"] = ("Passwordless MFA", Passwordless),
        [BuiltInPrefix + "4"] = ("Phishing-resistant MFA", PhishingResistant),
    };

    private static readonly string[] OneFactor =
        ["password", "sms", "voice", "email", "softwareOath", "hardwareOath", "microsoftAuthenticatorPush", "qrCodePin", "federatedSingleFactor", "x509CertificateSingleFactor"];

    /// <summary>Null when the policy does not identify the strength.</summary>
    public string? Id { get; init; }

    /// <summary>Its name, in a form that can be shown.</summary>
    public required string Name { get; init; }

    public string? Satisfies { get; init; }

    /// <summary>The combinations, each a comma-separated list of methods; null when Graph does not return them.</summary>
    public IReadOnlyList<string>? Combinations { get; init; }

    /// <summary>The allowed passkeys, by AAGUID; null means all.</summary>
    public IReadOnlyList<Guid>? AllowedPasskeys { get; init; }

    /// <summary>The combinations with restrictions that cannot be evaluated here.</summary>
    public IReadOnlyList<string> Restricted { get; init; } = [];

    /// <summary>Whether it states its restrictions, even if there are none. Only custom strengths can have restrictions.</summary>
    public bool TellsRestrictions { get; init; } = true;

    /// <summary>A member of it that is not known here; null when there is none.</summary>
    public string? UnknownMember { get; init; }

    /// <summary>It must be read before it can be evaluated.</summary>
    public bool IsIncomplete => Combinations is null || Satisfies is null || !TellsRestrictions;

    private bool IsBuiltIn => Id is not null && BuiltIn.ContainsKey(Id);

    public static AuthenticationStrength Read(JsonElement json)
    {
        string? id = Guid.TryParse(json.Text("id"), out Guid known) ? known.ToString() : json.Text("id");
        List<Guid>? passkeys = null;
        List<string> restricted = [];
        if (json.Member("combinationConfigurations") is { ValueKind: JsonValueKind.Array } configurations)
            foreach (JsonElement one in configurations.EnumerateArray())
                if (IsWord(one.Text(GraphConstants.TypeName) ?? "", "#microsoft.graph.fido2CombinationConfiguration") && one.Member("allowedAAGUIDs") is { } allowed)
                    (passkeys ??= []).AddRange(allowed.Words().Select(word => Guid.TryParse(word, out Guid guid) ? guid : Guid.Empty));
                else restricted.AddRange(one.Member("appliesToCombinations")?.Words() ?? json.Member("allowedCombinations")?.Words() ?? []);
        return new AuthenticationStrength
        {
            Id = id,
            Name = Shown(json.Text("displayName") ?? id ?? "without a name"),
            Satisfies = json.Text("requirementsSatisfied"),
            Combinations = json.Member("allowedCombinations")?.Words() is { Count: > 0 } combinations ? combinations : null,
            AllowedPasskeys = passkeys,
            Restricted = restricted,
            TellsRestrictions = json.Member("combinationConfigurations") is not null || IsWord(json.Text("policyType") ?? "", "builtIn") || (id is not null && BuiltIn.ContainsKey(id)),
            UnknownMember = json.ValueKind != JsonValueKind.Object ? "authenticationStrength" : json.EnumerateObject()
                .FirstOrDefault(member => !Known.Contains(member.Name) && member.Value.SaysSomething() && !member.Name.Contains('@')) is { Value.ValueKind: not JsonValueKind.Undefined } unknown
                ? Shown(unknown.Name) : null,
        };
    }

    /// <summary>Fills in what Microsoft documents about a built-in strength.</summary>
    public AuthenticationStrength WithDefaults() => Id is not null && BuiltIn.TryGetValue(Id, out var known)
        ? this with { Name = Name == Id ? known.Name : Name, Satisfies = Satisfies ?? Mfa, Combinations = Combinations ?? known.Combinations }
        : this;

    /// <summary>Whether every combination that satisfies the strength is MFA.</summary>
    public PolicyFinding ImpliesMfa()
    {
        string asks = $"requires the authentication strength '{Name}'";
        if (UnknownMember is not null) return PolicyFinding.Unknown($"{asks}, which has a setting that is not known here ('{UnknownMember}')");
        if (Satisfies is not null && IsWord(Satisfies, None)) return new(Ternary.No, $"{asks}, which is not MFA", ExclusionReason.OtherControls);
        IReadOnlyList<Ternary> ways = [.. (Combinations ?? []).Select(IsMfa)];
        if (ways.Contains(Ternary.No)) return PolicyFinding.Unknown($"{asks}, which also allows a single factor");
        if (Satisfies is not null && !IsWord(Satisfies, Mfa)) return PolicyFinding.Unknown($"{asks}, and it is not known whether that is MFA");
        if (ways.Count == 0) return Satisfies is not null || IsBuiltIn ? PolicyFinding.Holds : PolicyFinding.Unknown($"{asks}, which could not be read");
        return IsBuiltIn || !ways.Contains(Ternary.Unknown) ? PolicyFinding.Holds : PolicyFinding.Unknown($"{asks}, which allows a method that is not known here");
    }

    private static Ternary IsMfa(string combination)
    {
        if (IsAny(combination, OneFactor)) return Ternary.No;
        return IsAny(string.Join(",", combination.Split(',').Select(part => part.Trim())), Multifactor) || IsKnownPair(combination) ? Ternary.Yes : Ternary.Unknown;
    }

    private static bool IsKnownPair(string combination)
    {
        string[] parts = [.. combination.Split(',').Select(part => part.Trim())];
        return parts.Length == 2 && parts.All(part => IsAny(part, OneFactor))
            && parts.Count(part => IsWord(part, "password") || IsWord(part, "federatedSingleFactor") || IsWord(part, "x509CertificateSingleFactor")) == 1;
    }
}
