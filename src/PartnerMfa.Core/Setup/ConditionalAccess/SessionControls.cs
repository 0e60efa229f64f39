using System.Globalization;
using System.Text.Json;
using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>What a policy does to a session after the sign-in.</summary>
/// <param name="Frequency">How often it requires a new sign-in, such as "every 4 hours"; null when it does not.</param>
/// <param name="ProtectsTokens">Whether it requires token protection, which an unattended client cannot offer.</param>
/// <param name="Unknown">A control that is not known here; null when there is none.</param>
internal sealed record SessionControls(string? Frequency, bool ProtectsTokens, string? Unknown)
{
    /// <summary>The frequency as a time, zero for every time; null when there is none or it cannot be read.</summary>
    public TimeSpan? FrequencySpan { get; init; }

    public static SessionControls Nothing { get; } = new(null, false, null);
}

/// <summary>Reads the session controls of policies.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccesssessioncontrols</remarks>
internal sealed class SessionControlsReader
{
    // These controls do not matter here.
    private static readonly string[] Others =
    [
        "applicationEnforcedRestrictions", "cloudAppSecurity", "continuousAccessEvaluation", "disableResilienceDefaults", "persistentBrowser",
        "globalSecureAccessFilteringProfile", "networkAccessSecurity",
    ];

    private readonly JsonShape _session = new(), _frequency = new();
    private readonly JsonMember _signInFrequency, _tokenProtection, _value, _type, _interval, _isEnabled;

    public SessionControlsReader()
    {
        _signInFrequency = _session.Member("signInFrequency");
        _tokenProtection = _session.Member("secureSignInSession");
        foreach (string other in Others) _session.Member(other);
        _value = _frequency.Member("value");
        _type = _frequency.Member("type");
        _interval = _frequency.Member("frequencyInterval");
        _isEnabled = _frequency.Member("isEnabled");
        _frequency.Member("authenticationType");
    }

    public SessionControls Read(JsonElement session)
    {
        if (!session.SaysSomething()) return SessionControls.Nothing;
        _session.Read(session);
        string? unknown = session.ValueKind == JsonValueKind.Object ? _session.Unknown : "sessionControls";
        string? frequency = Frequency(ref unknown);
        return new SessionControls(frequency, _tokenProtection.SaysSomething, unknown is null ? null : Shown(unknown)) { FrequencySpan = frequency is null ? null : Span() };
    }

    private TimeSpan? Span()
    {
        if (IsWord(_interval.Text ?? "", "everyTime")) return TimeSpan.Zero;
        if (_value.Value.ValueKind != JsonValueKind.Number || !_value.Value.TryGetInt32(out int count) || count is < 1 or > 10_000) return null;
        return IsWord(_type.Text ?? "", "hours") ? TimeSpan.FromHours(count) : IsWord(_type.Text ?? "", "days") ? TimeSpan.FromDays(count) : null;
    }

    private string? Frequency(ref string? unknown)
    {
        if (!_signInFrequency.SaysSomething) return null;
        _frequency.Read(_signInFrequency.Value);
        unknown ??= _frequency.Unknown;
        if (_isEnabled.Flag == false) return null;
        if (IsWord(_interval.Text ?? "", "everyTime")) return "every time";
        string unit = Shown(_type.Text ?? "units");
        return _value.Value.ValueKind == JsonValueKind.Number && _value.Value.TryGetInt32(out int count)
            ? count == 1 ? $"every {unit.TrimEnd('s')}" : $"every {count.ToString(CultureInfo.InvariantCulture)} {unit}"
            : "now and then";
    }
}
