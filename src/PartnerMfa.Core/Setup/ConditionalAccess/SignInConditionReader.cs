using System.Text.Json;
using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Reads which sign-ins a policy applies to. A condition that is not set is none.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset</remarks>
internal sealed class SignInConditionReader
{
    private static readonly string[] OlderClients = ["exchangeActiveSync", "easSupported", "other"];
    private static readonly string[] Clients = [SignInAspects.Browser, SignInAspects.Apps];
    private static readonly string[] Platforms = ["android", "iOS", "windows", "windowsPhone", "macOS", "linux"];
    private static readonly string[] DeviceStates = ["Compliant", "DomainJoined"];

    private readonly List<IReadOnlyList<SignInTest>> _clauses = [];
    private readonly JsonShape _locations = new(), _platforms = new(), _devices = new(), _deviceStates = new(), _filter = new(), _flows = new();
    private readonly JsonMember _includeLocations, _excludeLocations, _includePlatforms, _excludePlatforms;
    private readonly JsonMember _includeDevices, _excludeDevices, _includeDeviceStates, _excludeDeviceStates, _deviceFilter, _mode, _rule;
    private readonly JsonMember _includeStates, _excludeStates, _transferMethods;
    private string? _doubt;

    public SignInConditionReader()
    {
        _includeLocations = _locations.Member("includeLocations");
        _excludeLocations = _locations.Member("excludeLocations");
        _includePlatforms = _platforms.Member("includePlatforms");
        _excludePlatforms = _platforms.Member("excludePlatforms");
        _includeDevices = _devices.Member("includeDevices");
        _excludeDevices = _devices.Member("excludeDevices");
        _includeDeviceStates = _devices.Member("includeDeviceStates");
        _excludeDeviceStates = _devices.Member("excludeDeviceStates");
        _deviceFilter = _devices.Member("deviceFilter");
        _mode = _filter.Member("mode");
        _rule = _filter.Member("rule");
        _includeStates = _deviceStates.Member("includeStates");
        _excludeStates = _deviceStates.Member("excludeStates");
        _transferMethods = _flows.Member("transferMethods");
    }

    public SignInCondition Read(ConditionSet conditions)
    {
        _clauses.Clear();
        _doubt = null;
        ReadClients(Set(conditions.ClientAppTypes));
        ReadLevels(SignInAspects.SignInRisk, Levels(conditions.SignInRiskLevels));
        ReadLevels(SignInAspects.UserRisk, Levels(conditions.UserRiskLevels));
        ReadLevels(SignInAspects.InsiderRisk, conditions.InsiderRiskLevels.Flags);
        if (conditions.AuthenticationFlows.SaysSomething) ReadFlows(conditions.AuthenticationFlows.Value);
        if (conditions.Locations.SaysSomething) ReadLocations(conditions.Locations.Value);
        if (conditions.Platforms.SaysSomething) ReadPlatforms(conditions.Platforms.Value);
        if (conditions.Devices.SaysSomething) ReadDevices(conditions.Devices.Value);
        if (conditions.DeviceStates.SaysSomething) ReadDeviceStates(conditions.DeviceStates.Value);
        if (_clauses.Count == 0) return Always;
        return new SignInCondition([.. _clauses]) { Doubt = _doubt };
    }

    private static SignInCondition Always { get; } = new([]);

    private static IReadOnlyList<string> Set(JsonMember list)
    {
        IReadOnlyList<string> words = list.Words;
        return words.Count > 0 && words.Any(word => IsWord(word, None)) ? [.. words.Where(word => !IsWord(word, None))] : words;
    }

    // In a list, 'none' is a level of its own: no risk.
    private static IReadOnlyList<string> Levels(JsonMember risk) => risk.Value.ValueKind == JsonValueKind.String ? risk.Flags : risk.Words;

    private void ReadClients(IReadOnlyList<string> words)
    {
        if (words.Count == 0 || words.Any(word => IsWord(word, All)) || Clients.All(client => words.Any(word => IsWord(word, client)))) return;
        List<SignInTest> tests = [new(SignInAspects.Client, [.. Clients.Where(client => words.Any(word => IsWord(word, client)))])];
        if (words.FirstOrDefault(word => !IsAny(word, Clients) && !IsAny(word, OlderClients)) is { } unknown) AddUnknown(tests, "client apps", unknown);
        _clauses.Add(tests);
    }

    private void ReadLevels(string aspect, IReadOnlyList<string> levels)
    {
        if (levels.Count > 0) _clauses.Add([new(aspect, levels)]);
    }

    private void ReadFlows(JsonElement flows)
    {
        _flows.Read(flows);
        if (_flows.Unknown is not null || flows.ValueKind != JsonValueKind.Object) AddUnknown("authentication flows", _flows.Unknown ?? "flows");
        ReadLevels(SignInAspects.Flow, _transferMethods.Flags);
    }

    // A sign-in can come from several named locations at once, and any of them can be a trusted one: each is an aspect of its own.
    private void ReadLocations(JsonElement locations)
    {
        _locations.Read(locations);
        if (_locations.Unknown is not null || locations.ValueKind != JsonValueKind.Object) AddUnknown("locations", _locations.Unknown ?? "locations");
        IReadOnlyList<string> included = Set(_includeLocations);
        if (!included.Any(word => IsWord(word, All)) && (included.Count > 0 || Set(_excludeLocations).Count > 0))
            _clauses.Add(included.Count == 0 ? [SignInTest.Unknown] : [.. included.Select(word => At(word, isExcept: false))]);
        foreach (string word in Set(_excludeLocations)) _clauses.Add([IsWord(word, All) ? SignInTest.Never : At(word, isExcept: true)]);
    }

    private SignInTest At(string word, bool isExcept)
    {
        if (IsWord(word, SignInAspects.AllTrusted)) return new(SignInAspects.Location + SignInAspects.AllTrusted, [SignInAspects.Is], isExcept);
        if (Guid.TryParse(word, out Guid location)) return new(SignInAspects.Location + location, [SignInAspects.Is], isExcept);
        _doubt ??= $"names the location '{Shown(word)}', which is not known here";
        return SignInTest.Unknown;
    }

    private void ReadPlatforms(JsonElement platforms)
    {
        _platforms.Read(platforms);
        if (_platforms.Unknown is not null || platforms.ValueKind != JsonValueKind.Object) AddUnknown("device platforms", _platforms.Unknown ?? "platforms");
        IReadOnlyList<string> included = Set(_includePlatforms), excluded = Set(_excludePlatforms);
        if (included.Count == 0 && excluded.Count > 0) _clauses.Add([SignInTest.Unknown]);
        if (included.Count > 0 && !included.Any(word => IsWord(word, All)))
        {
            List<SignInTest> tests = [new(SignInAspects.Platform, [.. included.Where(word => IsAny(word, Platforms))])];
            if (included.FirstOrDefault(word => !IsAny(word, Platforms)) is { } unknown) AddUnknown(tests, "device platforms", unknown);
            _clauses.Add(tests);
        }

        if (excluded.Count > 0) _clauses.Add([new(SignInAspects.Platform, excluded, IsExcept: true)]);
    }

    private void ReadDevices(JsonElement devices)
    {
        _devices.Read(devices);
        if (_devices.Unknown is not null || devices.ValueKind != JsonValueKind.Object) AddUnknown("devices", _devices.Unknown ?? "devices");
        ReadStates(Set(_includeDevices), Set(_excludeDevices));
        ReadStates(Set(_includeDeviceStates), Set(_excludeDeviceStates));
        if (!_deviceFilter.SaysSomething) return;
        _filter.Read(_deviceFilter.Value);
        bool isExclude = IsWord(_mode.Text ?? "", "exclude");
        if (_filter.Unknown is null && _rule.Text is { Length: > 0 } rule && (isExclude || IsWord(_mode.Text ?? "", "include")))
            _clauses.Add([new(SignInAspects.DeviceFilter + rule.Trim(), [SignInAspects.Is], isExclude)]);
        else AddUnknown("devices", "deviceFilter");
    }

    private void ReadDeviceStates(JsonElement states)
    {
        _deviceStates.Read(states);
        if (_deviceStates.Unknown is not null || states.ValueKind != JsonValueKind.Object) AddUnknown("devices", _deviceStates.Unknown ?? "deviceStates");
        ReadStates(Set(_includeStates), Set(_excludeStates));
    }

    private void ReadStates(IReadOnlyList<string> included, IReadOnlyList<string> excluded)
    {
        if (included.Count > 0 && !included.Any(word => IsWord(word, All))) _clauses.Add([.. included.Select(word => InState(word, isExcept: false))]);
        foreach (string word in excluded) _clauses.Add([IsWord(word, All) ? SignInTest.Never : InState(word, isExcept: true)]);
    }

    private SignInTest InState(string word, bool isExcept)
    {
        if (IsAny(word, DeviceStates)) return new(SignInAspects.DeviceState + DeviceStates.First(state => IsWord(word, state)), [SignInAspects.Is], isExcept);
        _doubt ??= $"names the device state '{Shown(word)}', which is not known here";
        return SignInTest.Unknown;
    }

    private void AddUnknown(string what, string word)
    {
        List<SignInTest> tests = [];
        AddUnknown(tests, what, word);
        _clauses.Add(tests);
    }

    private void AddUnknown(List<SignInTest> tests, string what, string word)
    {
        _doubt ??= $"chooses {what} in a way that is not known here ('{Shown(word)}')";
        tests.Add(SignInTest.Unknown);
    }
}

/// <summary>The members of a policy's <c>conditions</c>.</summary>
internal sealed class ConditionSet
{
    private readonly JsonShape _conditions = new();

    public ConditionSet()
    {
        UserRiskLevels = _conditions.Member("userRiskLevels");
        SignInRiskLevels = _conditions.Member("signInRiskLevels");
        ClientAppTypes = _conditions.Member("clientAppTypes");
        ServicePrincipalRiskLevels = _conditions.Member("servicePrincipalRiskLevels");
        InsiderRiskLevels = _conditions.Member("insiderRiskLevels");
        AgentRiskLevels = _conditions.Member("agentIdRiskLevels");
        Platforms = _conditions.Member("platforms");
        Locations = _conditions.Member("locations");
        DeviceStates = _conditions.Member("deviceStates");
        Devices = _conditions.Member("devices");
        ClientApplications = _conditions.Member("clientApplications");
        AuthenticationFlows = _conditions.Member("authenticationFlows");
        Applications = _conditions.Member("applications");
        Users = _conditions.Member("users");
    }

    public JsonMember UserRiskLevels { get; }

    public JsonMember SignInRiskLevels { get; }

    public JsonMember ClientAppTypes { get; }

    public JsonMember ServicePrincipalRiskLevels { get; }

    public JsonMember InsiderRiskLevels { get; }

    public JsonMember AgentRiskLevels { get; }

    public JsonMember Platforms { get; }

    public JsonMember Locations { get; }

    public JsonMember DeviceStates { get; }

    public JsonMember Devices { get; }

    public JsonMember ClientApplications { get; }

    public JsonMember AuthenticationFlows { get; }

    public JsonMember Applications { get; }

    public JsonMember Users { get; }

    /// <inheritdoc cref="JsonShape.Unknown"/>
    public string? Unknown => _conditions.Unknown;

    /// <summary>It is for agents, or for applications that sign in as themselves: no person signs in that way.</summary>
    public bool IsForWorkloads => ClientApplications.SaysSomething || AgentRiskLevels.SaysSomething || ServicePrincipalRiskLevels.SaysSomething;

    public void Read(JsonElement conditions) => _conditions.Read(conditions);
}
