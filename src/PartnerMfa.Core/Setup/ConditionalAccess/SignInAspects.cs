using PartnerMfa.Setup.ConditionalAccess.Conditions;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>An aspect by which policies tell sign-ins apart.</summary>
/// <param name="Name">Its name here. When <see cref="HasName"/> is true, this is only the beginning of the name.</param>
/// <param name="Words">Describes the aspect of a sign-in, given the name after <paramref name="Name"/>, if any, and the value.</param>
internal sealed record SignInAspect(string Name, Func<string, string, string> Words)
{
    /// <summary>The value when the aspect applies: the sign-in comes from the location, or the device matches the filter.</summary>
    public const string Is = "yes";

    /// <summary>Stands for every value that no policy names.</summary>
    public const string Rest = "";

    /// <summary>
    /// Whether there is a separate aspect for each object of this kind (a location, a filter, a state), with the object's name after
    /// <see cref="Name"/>.
    /// </summary>
    public bool HasName { get; init; }

    /// <summary>The values, when they are fixed; null when they are those that policies name, and <see cref="Rest"/>.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The value that every ordinary sign-in has; null when ordinary sign-ins differ in this aspect.</summary>
    public string? Ordinary { get; init; }

    /// <summary>Describes a policy that looks at this aspect and misses ordinary sign-ins; null when it cannot miss them.</summary>
    public string? AppliesOnly { get; init; }

    /// <summary>Describes in one phrase everything that a sign-in is not; null when each is described separately.</summary>
    public Func<IReadOnlyList<string>, string>? WordsWithout { get; init; }
}

/// <summary>The aspects of all conditions.</summary>
internal static class SignInAspects
{
    private static readonly SignInAspect[] All = [.. ConditionKinds.Create().SelectMany(kind => kind.Aspects)];

    private static readonly Dictionary<string, SignInAspect> Fixed =
        All.Where(aspect => aspect.Values is not null).ToDictionary(aspect => aspect.Name, StringComparer.Ordinal);

    /// <summary>What is true of every ordinary sign-in: no risk, and neither device code flow nor authentication transfer.</summary>
    public static IReadOnlyDictionary<string, string> Ordinary { get; } =
        All.Where(aspect => aspect.Ordinary is not null).ToDictionary(aspect => aspect.Name, aspect => aspect.Ordinary!);

    /// <param name="aspect">The aspect.</param>
    /// <param name="named">The values that policies name.</param>
    public static IEnumerable<string> ValuesOf(string aspect, IEnumerable<string> named) => Fixed.TryGetValue(aspect, out SignInAspect? known)
        ? known.Values!.Concat(named.Where(one => !IsAny(one, known.Values!)))
        : named.Prepend(SignInAspect.Rest);

    /// <inheritdoc cref="SignInAspect.AppliesOnly"/>
    public static string? AppliesOnly(string aspect) => Find(aspect).AppliesOnly;

    /// <summary>Describes a sign-in: "by an app, from a trusted location".</summary>
    public static string InWords(IEnumerable<KeyValuePair<string, string>> values)
    {
        List<string> words = [];
        Dictionary<SignInAspect, List<string>> without = [];
        foreach (KeyValuePair<string, string> one in values)
        {
            SignInAspect aspect = Find(one.Key);
            string name = one.Key.Substring(aspect.Name.Length);
            if (aspect.WordsWithout is null || one.Value == SignInAspect.Is) words.Add(aspect.Words(name, one.Value));
            else if (without.TryGetValue(aspect, out List<string>? names)) names.Add(name);
            else without[aspect] = [name];
        }

        words.AddRange(without.Select(one => one.Key.WordsWithout!(one.Value)));
        return words.Count == 0 ? "at every sign-in" : string.Join(", ", words);
    }

    private static SignInAspect Find(string aspect) =>
        All.First(known => known.HasName ? aspect.StartsWith(known.Name, StringComparison.Ordinal) : aspect == known.Name);
}
