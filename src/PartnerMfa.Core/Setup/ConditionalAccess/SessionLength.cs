using System.Globalization;
using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>How often a policy wants a person to sign in again: a refresh token lives no longer.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/signinfrequencysessioncontrol</remarks>
internal static class SessionLength
{
    public static string? Read(JsonElement policy)
    {
        if (policy.Member(SessionControls)?.Member(SignInFrequency) is not { } frequency) return null;
        if (frequency.Member(IsEnabled) is { ValueKind: JsonValueKind.False }) return null;
        if (frequency.Text(FrequencyInterval) is { } interval && IsWord(interval, EveryTime)) return "every time";
        return frequency.Member(Value) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int count)
            ? $"every {count.ToString(CultureInfo.InvariantCulture)} {Shown(frequency.Text(PolicyConstants.Type) ?? "units")}"
            : frequency.SaysSomething() ? "now and then" : null;
    }
}
