using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The respects in which policies tell sign-ins apart, their values, and how sentences name them.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset</remarks>
internal static class SignInAspects
{
    public const string Client = "client";
    public const string Platform = "platform";
    public const string SignInRisk = "sign-in risk";
    public const string UserRisk = "user risk";
    public const string InsiderRisk = "insider risk";
    public const string Flow = "authentication flow";

    /// <summary>With the name of a location behind it.</summary>
    public const string Location = "location ";

    /// <summary>With the rule of a device filter behind it.</summary>
    public const string DeviceFilter = "device filter ";

    /// <summary>With a state of a device behind it.</summary>
    public const string DeviceState = "device state ";

    public const string Browser = "browser";
    public const string Apps = "mobileAppsAndDesktopClients";
    public const string DeviceCodeFlow = "deviceCodeFlow";
    public const string AllTrusted = "AllTrusted";

    /// <summary>The value of something that is so: the sign-in comes from the location, the device matches the filter.</summary>
    public const string Is = "yes";

    /// <summary>Every value that no policy names.</summary>
    public const string Rest = "";

    private const string NoRisk = "none";

    // Aspects with a fixed set of values. Older protocols get no token for Partner Center, so they are not among the clients.
    private static readonly Dictionary<string, string[]> Fixed = new(StringComparer.Ordinal)
    {
        [Client] = [Apps, Browser],
        [SignInRisk] = [NoRisk, "low", "medium", "high"],
        [UserRisk] = [NoRisk, "low", "medium", "high"],
        [InsiderRisk] = [Rest, "minor", "moderate", "elevated"],
        [Flow] = [Rest, DeviceCodeFlow, "authenticationTransfer"],
    };

    /// <summary>What is true of every ordinary sign-in: no risk, and neither device code flow nor authentication transfer.</summary>
    public static IReadOnlyDictionary<string, string> Ordinary { get; } = new Dictionary<string, string>
    {
        [SignInRisk] = NoRisk,
        [UserRisk] = NoRisk,
        [InsiderRisk] = Rest,
        [Flow] = Rest,
    };

    /// <param name="aspect">The aspect.</param>
    /// <param name="named">The values that policies name.</param>
    public static IEnumerable<string> ValuesOf(string aspect, IEnumerable<string> named) => Fixed.TryGetValue(aspect, out string[]? all)
        ? all.Concat(named.Where(one => !IsAny(one, all)))
        : named.Prepend(Rest);

    /// <summary>What a policy does that looks at this aspect and misses ordinary sign-ins; null of the other aspects.</summary>
    public static string? AppliesOnly(string aspect) => aspect switch
    {
        SignInRisk => "applies only to risky sign-ins",
        UserRisk => "applies only to risky users",
        InsiderRisk => "applies only at insider risk",
        Flow => "applies only to device code flow or authentication transfer",
        _ => null,
    };

    /// <summary>A sign-in in words: "by an app, from a trusted location".</summary>
    public static string InWords(IEnumerable<KeyValuePair<string, string>> values)
    {
        List<string> words = [.. values.Where(one => !IsLocation(one) || one.Value == Is).Select(InWords)];
        string[] outside = [.. values.Where(one => IsLocation(one) && one.Value != Is).Select(one => NameOf(one.Key.Substring(Location.Length)))];
        if (outside.Length > 0) words.Add(outside.Length > 2 ? "from a location that these policies do not include" : $"from outside {string.Join(" and ", outside)}");
        return words.Count == 0 ? "at every sign-in" : string.Join(", ", words);
    }

    private static bool IsLocation(KeyValuePair<string, string> one) => one.Key.StartsWith(Location, StringComparison.Ordinal);

    private static string InWords(KeyValuePair<string, string> one) => one.Key switch
    {
        Client => one.Value == Browser ? "in a browser" : "by a desktop or mobile app",
        Platform => one.Value == Rest ? "on any other device platform" : $"on {Shown(one.Value)}",
        SignInRisk or UserRisk => one.Value == NoRisk ? $"without {one.Key}" : $"at {Shown(one.Value)} {one.Key}",
        InsiderRisk => one.Value == Rest ? "without insider risk" : $"at {Shown(one.Value)} insider risk",
        Flow => one.Value == Rest ? "without device code flow" : $"by {Shown(one.Value)}",
        _ when IsLocation(one) => $"from {NameOf(one.Key.Substring(Location.Length))}",
        _ when one.Key.StartsWith(DeviceFilter, StringComparison.Ordinal) =>
            $"on a device that {(one.Value == Is ? "matches" : "does not match")} the filter '{Shown(one.Key.Substring(DeviceFilter.Length))}'",
        _ => $"on a device that is {(one.Value == Is ? "" : "not ")}{Shown(one.Key.Substring(DeviceState.Length))}",
    };

    private static string NameOf(string location) => IsWord(location, AllTrusted) ? "the trusted locations" : $"the named location {Shown(location)}";
}
