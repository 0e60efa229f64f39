using System.Text.RegularExpressions;
using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>The devices of a policy: a filter or, in older policies, their states.</summary>
internal sealed class DeviceCondition : ConditionKind
{
    private const string Filter = "device filter ";

    private static readonly Regex Negation = new(@"^(device\.(?!extensionAttribute)\w+) -ne (\w+|""[^""]*"")$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly JsonShape _devices = new(), _filter = new();
    private readonly JsonMember _includeDevices, _excludeDevices, _includeStates, _excludeStates, _deviceFilter, _mode, _rule;

    public DeviceCondition()
        : base("devices")
    {
        _includeDevices = _devices.Member("includeDevices");
        _excludeDevices = _devices.Member("excludeDevices");
        _includeStates = _devices.Member("includeDeviceStates");
        _excludeStates = _devices.Member("excludeDeviceStates");
        _deviceFilter = _devices.Member("deviceFilter");
        _mode = _filter.Member("mode");
        _rule = _filter.Member("rule");
    }

    public override IReadOnlyList<SignInAspect> Aspects { get; } =
    [
        new(Filter, (rule, value) => $"on a device that {(value == SignInAspect.Is ? "matches" : "does not match")} the filter '{Shown(rule)}'") { HasName = true },
    ];

    public override void Read(JsonMember condition, ClauseList clauses)
    {
        if (!condition.SaysSomething) return;
        _devices.Read(condition.Value);
        clauses.AddUnknown(_devices, condition, DeviceStates.What, DeviceStates.What);
        DeviceStates.Read(_includeDevices, _excludeDevices, clauses);
        DeviceStates.Read(_includeStates, _excludeStates, clauses);
        if (!_deviceFilter.SaysSomething) return;
        _filter.Read(_deviceFilter.Value);
        bool isExclude = IsWord(_mode.Text ?? "", "exclude");
        if (_filter.Unknown is null && _rule.Text is { Length: > 0 } rule && (isExclude || IsWord(_mode.Text ?? "", "include")))
            clauses.Add(Matches(rule.Trim(), isExclude));
        else clauses.Add(clauses.UnknownChoice(DeviceStates.What, "deviceFilter"));
    }

    // "Not equal" is the opposite of "equal", even for devices that are not registered. Extension attributes have their own rules.
    // https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices
    private static SignInTest Matches(string rule, bool isExclude) => Negation.Match(rule) is { Success: true } negation
        ? new(Filter + $"{negation.Groups[1].Value} -eq {negation.Groups[2].Value}", [SignInAspect.Is], !isExclude)
        : new(Filter + rule, [SignInAspect.Is], isExclude);
}

/// <summary>The states of devices, in the form that the oldest policies use.</summary>
internal sealed class DeviceStateCondition : ConditionKind
{
    private readonly JsonShape _states = new();
    private readonly JsonMember _included, _excluded;

    public DeviceStateCondition()
        : base("deviceStates") => (_included, _excluded) = (_states.Member("includeStates"), _states.Member("excludeStates"));

    public override IReadOnlyList<SignInAspect> Aspects { get; } = [DeviceStates.Aspect];

    public override void Read(JsonMember condition, ClauseList clauses)
    {
        if (!condition.SaysSomething) return;
        _states.Read(condition.Value);
        clauses.AddUnknown(_states, condition, DeviceStates.What, "deviceStates");
        DeviceStates.Read(_included, _excluded, clauses);
    }
}

/// <summary>The possible states of devices, and how to read lists of them.</summary>
internal static class DeviceStates
{
    public const string What = "devices";

    private const string State = "device state ";

    private static readonly string[] Known = ["Compliant", "DomainJoined"];

    public static SignInAspect Aspect { get; } =
        new(State, (state, value) => $"on a device that is {(value == SignInAspect.Is ? "" : "not ")}{Shown(state)}") { HasName = true };

    public static void Read(JsonMember included, JsonMember excluded, ClauseList clauses)
    {
        IReadOnlyList<string> include = ClauseList.Set(included), exclude = ClauseList.Set(excluded);
        if (include.Count > 0 && !include.Any(word => IsWord(word, All))) clauses.Add([.. include.Select(word => In(word, isExcept: false, clauses))]);
        foreach (string word in exclude) clauses.Add(IsWord(word, All) ? SignInTest.Never : In(word, isExcept: true, clauses));
    }

    private static SignInTest In(string word, bool isExcept, ClauseList clauses) =>
        IsAny(word, Known) ? new(State + Known.First(state => IsWord(word, state)), [SignInAspect.Is], isExcept) : clauses.UnknownName("device state", word);
}
