using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;

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
        Locations = Selection.Read(conditions.Member(PolicyConstants.Locations), IncludeLocations, ExcludeLocations),
        Platforms = Selection.Read(conditions.Member(PolicyConstants.Platforms), IncludePlatforms, ExcludePlatforms),
    };

    /// <summary>Whether this sign-in is one of them.</summary>
    public Ternary Reaches(SignInScenario signIn)
    {
        Ternary client = Clients.Select(word => IsClient(word, signIn.Client)).DefaultIfEmpty(Ternary.Open).Max();
        Ternary location = Locations?.Chooses(word => IsAt(word, signIn.Location)) ?? Ternary.Yes;
        Ternary platform = Platforms?.Chooses(word => IsOn(word, signIn.Platform)) ?? Ternary.Yes;
        return (Ternary)Math.Min((int)client, Math.Min((int)location, (int)platform));
    }

    /// <summary>How many words it takes to tell whether a sign-in is one of them.</summary>
    public int Length => 1 + Clients.Count + (Locations?.Names.Count() ?? 0) + (Platforms?.Names.Count() ?? 0);

    private static Ternary IsClient(string word, string client)
    {
        if (IsWord(word, All) || IsWord(word, client)) return Ternary.Yes;
        return SignInScenario.Clients.Any(other => IsWord(word, other)) || IsOlder(word) ? Ternary.No : Ternary.Open;
    }

    private static bool IsOlder(string word) => OlderClients.Any(older => IsWord(word, older));

    // A place can be in several named locations at once, and any of them can be a trusted one.
    private static Ternary IsAt(string word, string? location)
    {
        if (IsWord(word, All) || (location is not null && IsWord(word, location))) return Ternary.Yes;
        return location is null && (IsWord(word, AllTrusted) || Guid.TryParse(word, out _)) ? Ternary.No : Ternary.Open;
    }

    private static Ternary IsOn(string word, string? platform)
    {
        if (IsWord(word, All) || (platform is not null && IsWord(word, platform))) return Ternary.Yes;
        return KnownPlatforms.Any(known => IsWord(word, known)) ? Ternary.No : Ternary.Open;
    }
}
