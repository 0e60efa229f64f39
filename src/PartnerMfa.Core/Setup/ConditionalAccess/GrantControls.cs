using System.Text.Json;
using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The grant controls of a policy, and what they require in combination.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols</remarks>
internal sealed record GrantControls(IReadOnlyList<string> BuiltIn, AuthenticationStrength? Strength)
{
    private const string Block = "block";

    private static readonly string[] DeviceControls = ["compliantDevice", "domainJoinedDevice", "approvedApplication", "compliantApplication"];

    private static readonly string[] OtherControls = ["passwordChange", "riskRemediation"];

    /// <summary>The number of custom controls that it requires.</summary>
    public int Custom { get; init; }

    /// <summary>The number of terms of use that users must accept.</summary>
    public int Terms { get; init; }

    /// <summary>How the controls are combined: <c>AND</c> or <c>OR</c>; empty when the policy does not say.</summary>
    public string Operator { get; init; } = "";

    /// <summary>A member that is not known here; null when there is none.</summary>
    public string? Unknown { get; init; }

    private int Count => BuiltIn.Count + Custom + Terms + (Strength is null ? 0 : 1);

    // Null when nothing says how several controls are combined.
    private bool? IsAll => Count == 1 || IsWord(Operator, And) ? true : IsWord(Operator, Or) ? false : null;

    private bool IsOperatorUnknown => Operator.Length > 0 && !IsWord(Operator, And) && !IsWord(Operator, Or);

    public PolicyDemands Demands() => new()
    {
        Mfa = RequiresMfa(),
        Device = RequiresDevice(),
        Blocks = BuiltIn.Any(word => IsWord(word, Block)),
        Strength = IsAll == true ? Strength?.WithDefaults() : null,
        Incomplete = Strength is { IsIncomplete: true } ? this : null,
    };

    private PolicyFinding RequiresMfa()
    {
        if (Unknown is not null) return PolicyFinding.Unknown($"requires something that is not known here ('{Shown(Unknown)}')");
        if (IsOperatorUnknown) return PolicyFinding.Unknown("combines its controls in a way that is not known here");
        if (Count == 0) return PolicyFinding.Unknown("has grant controls, but none of them is set");
        List<PolicyFinding> controls = [.. BuiltIn.Select(Control)];
        if (Strength is not null) controls.Add(Strength.WithDefaults().ImpliesMfa());
        if (Custom > 0) controls.Add(new(Ternary.No, "requires a custom control, which never puts 'mfa' into the token", ExclusionReason.CustomControl));
        if (Terms > 0) controls.Add(new(Ternary.No, "requires consent to terms of use", ExclusionReason.OtherControls));
        return Combined(controls);
    }

    private static PolicyFinding Control(string word)
    {
        if (IsWord(word, Mfa)) return PolicyFinding.Holds;
        if (IsWord(word, Block)) return new(Ternary.No, "blocks the sign-in", ExclusionReason.OtherControls);
        return IsAny(word, DeviceControls) || IsAny(word, OtherControls)
            ? new(Ternary.No, $"requires '{Shown(word)}'", ExclusionReason.OtherControls)
            : PolicyFinding.Unknown($"requires something that is not known here ('{Shown(word)}')");
    }

    // With AND, one control that means MFA is enough, whatever the others are.
    private PolicyFinding Combined(List<PolicyFinding> controls)
    {
        bool isAnyMfa = controls.Exists(one => one.Outcome == Ternary.Yes);
        if (controls.TrueForAll(one => one.Outcome == Ternary.Yes) || (isAnyMfa && IsAll == true)) return PolicyFinding.Holds;
        if (controls.Exists(one => one.Outcome == Ternary.Unknown)) return controls.Find(one => one.Outcome == Ternary.Unknown);
        // A custom control says more than anything else that the policy requires.
        PolicyFinding other = controls.Where(one => one.Outcome == Ternary.No).OrderByDescending(one => one.Exclusion).First();
        if (!isAnyMfa) return other;
        return IsAll == false
            ? PolicyFinding.Unknown($"can be satisfied without MFA: as an alternative it {other.Why}")
            : PolicyFinding.Unknown("does not say whether it requires all of its controls or one of them");
    }

    private Ternary RequiresDevice()
    {
        int devices = BuiltIn.Count(word => IsAny(word, DeviceControls));
        if (devices == 0) return Ternary.No;
        return devices == Count ? Ternary.Yes : IsAll switch { true => Ternary.Yes, false => Ternary.No, null => Ternary.Unknown };
    }
}

/// <summary>Reads grant controls.</summary>
internal sealed class GrantControlsReader
{
    private static readonly PolicyDemands Unreadable = PolicyDemands.Nothing with { Mfa = PolicyFinding.Unknown("has grant controls that cannot be read here"), MayBlock = true };
    private static readonly PolicyDemands Untold = PolicyDemands.Nothing with { Mfa = PolicyFinding.Unknown("says neither what it requires nor what it does to a session"), MayBlock = true };

    private readonly JsonShape _grant = new();
    private readonly JsonMember _operator, _builtIn, _custom, _terms, _strength;

    public GrantControlsReader()
    {
        _operator = _grant.Member("operator");
        _builtIn = _grant.Member("builtInControls");
        _custom = _grant.Member("customAuthenticationFactors");
        _terms = _grant.Member("termsOfUse");
        _strength = _grant.Member("authenticationStrength");
    }

    /// <param name="json">The grant controls; undefined when the policy has none.</param>
    /// <param name="isNeeded">
    /// Whether the policy has nothing else. Without grant controls, it would do nothing, and Entra ID has no such policies.
    /// </param>
    public PolicyDemands Read(JsonElement json, bool isNeeded = false)
    {
        if (json.ValueKind == JsonValueKind.Undefined) return isNeeded ? Untold : PolicyDemands.Nothing;
        if (json.ValueKind != JsonValueKind.Object) return Unreadable;
        _grant.Read(json);
        if (_builtIn.IsOnly(Mfa) && !_custom.SaysSomething && !_terms.SaysSomething && !_strength.SaysSomething && _grant.Unknown is null && (_operator.IsMissing || _operator.Text is Or or And))
            return PolicyDemands.OnlyMfa;
        return new GrantControls(_builtIn.Words, _strength.SaysSomething ? AuthenticationStrength.Read(_strength.Value) : null)
        {
            Custom = _custom.Words.Count,
            Terms = _terms.Words.Count,
            Operator = _operator.IsMissing ? "" : _operator.Text ?? "unknown",
            Unknown = _grant.Unknown,
        }.Demands();
    }
}

/// <summary>What a policy requires of the sign-ins to which it applies.</summary>
internal sealed record PolicyDemands
{
    /// <summary>MFA, and nothing else.</summary>
    public static PolicyDemands OnlyMfa { get; } = new() { Mfa = PolicyFinding.Holds };

    public static PolicyDemands Nothing { get; } = new() { Mfa = new(Ternary.No, "does not require MFA", ExclusionReason.OtherControls) };

    /// <summary>Whether every way to satisfy its controls includes MFA.</summary>
    public required PolicyFinding Mfa { get; init; }

    /// <summary>Whether it requires a managed device or app.</summary>
    public Ternary Device { get; init; }

    public bool Blocks { get; init; }

    /// <summary>Whether it may also block, because it does not say what it requires.</summary>
    public bool MayBlock { get; init; }

    /// <summary>The strength that every sign-in must satisfy; null when there is none, or when another control does as well.</summary>
    public AuthenticationStrength? Strength { get; init; }

    /// <summary>Its controls, when Graph returns only the ID of their authentication strength; otherwise null.</summary>
    public GrantControls? Incomplete { get; init; }
}
