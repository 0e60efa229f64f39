using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;
using static PartnerMfa.Setup.ConditionalAccess.PolicyWire;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Which sign-ins a policy is for: by client app, location and platform.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset</remarks>
internal sealed record SignInCondition
{
    private static readonly string[] OlderClients = ["exchangeActiveSync", "easSupported", "other"];
    private static readonly string[] KnownPlatforms = ["android", "iOS", "windows", "windowsPhone", "macOS", "linux"];

    /// <summary>Empty when the policy does not say.</summary>
    public required IReadOnlyList<string> Clients { get; init; }

    /// <summary>Null when they do not matter.</summary>
    public required Selection? Locations { get; init; }

    /// <inheritdoc cref="Locations"/>
    public required Selection? Platforms { get; init; }

    public bool IsForOlderClientsAlone => Clients.Count > 0 && Clients.All(IsOlder);

    /// <summary>Neither client app, nor location, nor platform matters.</summary>
    public bool IsEverySignIn => Locations is null && Platforms is null && Clients.Any(word => IsWord(word, All));

    public static SignInCondition Read(JsonElement conditions) => new()
    {
        Clients = conditions.Words(ClientAppTypes),
        Locations = Selection.Read(conditions.Member(PolicyWire.Locations), IncludeLocations, ExcludeLocations),
        Platforms = Selection.Read(conditions.Member(PolicyWire.Platforms), IncludePlatforms, ExcludePlatforms),
    };

    /// <summary>Whether this sign-in is one of them.</summary>
    public Truth Reaches(SignIn signIn)
    {
        Truth client = Clients.Select(word => IsClient(word, signIn.Client)).DefaultIfEmpty(Truth.Open).Max();
        Truth location = Locations?.Chooses(word => IsAt(word, signIn.Location)) ?? Truth.Yes;
        Truth platform = Platforms?.Chooses(word => IsOn(word, signIn.Platform)) ?? Truth.Yes;
        return (Truth)Math.Min((int)client, Math.Min((int)location, (int)platform));
    }

    /// <summary>How many words it takes to tell whether a sign-in is one of them.</summary>
    public int Length => 1 + Clients.Count + (Locations?.Names.Count() ?? 0) + (Platforms?.Names.Count() ?? 0);

    private static Truth IsClient(string word, string client)
    {
        if (IsWord(word, All) || IsWord(word, client)) return Truth.Yes;
        return SignIn.Clients.Any(other => IsWord(word, other)) || IsOlder(word) ? Truth.No : Truth.Open;
    }

    private static bool IsOlder(string word) => OlderClients.Any(older => IsWord(word, older));

    // A place can be in several named locations at once, and any of them can be a trusted one.
    private static Truth IsAt(string word, string? location)
    {
        if (IsWord(word, All) || (location is not null && IsWord(word, location))) return Truth.Yes;
        return location is null && (IsWord(word, AllTrusted) || Guid.TryParse(word, out _)) ? Truth.No : Truth.Open;
    }

    private static Truth IsOn(string word, string? platform)
    {
        if (IsWord(word, All) || (platform is not null && IsWord(word, platform))) return Truth.Yes;
        return KnownPlatforms.Any(known => IsWord(word, known)) ? Truth.No : Truth.Open;
    }
}
