namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>A kind of sign-in to Partner Center, as policies tell them apart.</summary>
/// <param name="Client">The type of client app.</param>
/// <param name="Location">A named location's id, or one of <see cref="Locations"/>.</param>
/// <param name="Platform">A device platform, or <see cref="OtherPlatform"/>.</param>
internal sealed record SignIn(string Client, string Location, string Platform)
{
    /// <summary>No location that any policy names, and none that is trusted.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>No platform that any policy names, or one that is not recognized: it is read off the user agent.</summary>
    public const string OtherPlatform = "other";

    /// <summary>The client types that can get a token for Partner Center: the others are older protocols.</summary>
    public static IReadOnlyList<string> Clients { get; } = [PolicyWire.Browser, PolicyWire.MobileAppsAndDesktopClients];

    /// <summary>How it differs from any other; empty when nothing else distinguishes it.</summary>
    public string InWords
    {
        get
        {
            string client = Client == PolicyWire.Browser ? "in a browser" : "by an app";
            string location = Location switch
            {
                Elsewhere => "from a place that no policy names",
                PolicyWire.AllTrusted => "from a trusted location",
                _ => $"from the named location {PolicyJson.Shown(Location)}",
            };
            string platform = Platform == OtherPlatform ? "on a platform that no policy names" : $"on {PolicyJson.Shown(Platform)}";
            return $"{client}, {location}, {platform}";
        }
    }
}
