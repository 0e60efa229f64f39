using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>
/// The client apps of a policy. Legacy protocols cannot get a token for Partner Center, so every sign-in comes from a browser or an app.
/// </summary>
internal sealed class ClientAppCondition() : ConditionKind("clientAppTypes")
{
    public const string Client = "client";
    public const string Browser = "browser";
    public const string Apps = "mobileAppsAndDesktopClients";

    // As Graph writes it.
    private const string AllClients = "all";

    private static readonly string[] Clients = [Browser, Apps];
    private static readonly string[] OlderClients = ["exchangeActiveSync", "easSupported", "other"];

    public override IReadOnlyList<SignInAspect> Aspects { get; } =
        [new(Client, (_, client) => client == Browser ? "in a browser" : "by a desktop or mobile app") { Values = [Apps, Browser] }];

    public override void Read(JsonMember condition, ClauseList clauses)
    {
        if (condition.IsOnly(AllClients)) return;
        IReadOnlyList<string> words = ClauseList.Set(condition);
        if (words.Count == 0 || words.Any(word => IsWord(word, All)) || Clients.All(client => words.Any(word => IsWord(word, client)))) return;
        SignInTest known = new(Client, [.. Clients.Where(client => words.Any(word => IsWord(word, client)))]);
        if (words.FirstOrDefault(word => !IsAny(word, Clients) && !IsAny(word, OlderClients)) is { } unknown) clauses.Add(known, clauses.UnknownChoice("client apps", unknown));
        else clauses.Add(known);
    }
}
