namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>A kind of sign-in to Partner Center, as policies tell them apart.</summary>
/// <param name="Client">The type of client app.</param>
/// <param name="Location">A policy's word for a location; null is one that no policy names, and none that is trusted.</param>
/// <param name="Platform">
/// A policy's word for a device platform; null is one that no policy names, or that is not recognized: it is read off the user agent.
/// </param>
internal sealed record SignInScenario(string Client, string? Location, string? Platform)
{
    /// <summary>The client types that can get a token for Partner Center: the others are older protocols.</summary>
    public static IReadOnlyList<string> Clients { get; } = [PolicyConstants.Browser, PolicyConstants.MobileAppsAndDesktopClients];

    /// <summary>How it differs from any other; empty when nothing else distinguishes it.</summary>
    public string InWords
    {
        get
        {
            string client = Client == PolicyConstants.Browser ? "in a browser" : "by an app";
            string location = Location switch
            {
                null => "from a place that no policy names",
                PolicyConstants.AllTrusted => "from a trusted location",
                _ => $"from the named location {PolicyJson.Shown(Location)}",
            };
            string platform = Platform is null ? "on a platform that no policy names" : $"on {PolicyJson.Shown(Platform)}";
            return $"{client}, {location}, {platform}";
        }
    }
}
