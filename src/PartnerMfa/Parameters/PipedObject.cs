using System.Management.Automation;

namespace PartnerMfa.Parameters;

/// <summary>
/// Describes the input from the pipeline, for an error: its type, and what to do with it instead. Its value, which may be a secret, is never
/// shown.
/// </summary>
internal static class PipedObject
{
    private const string Serialized = "Deserialized.";

    // Objects of this module that must not stand for an account or the connection, although their properties would bind.
    private static readonly Dictionary<string, string> Advice = new()
    {
        ["PartnerMfa." + nameof(PartnerMfaContext)] = "A connection is used as it is: ... | Test-PartnerCenterMfa",
        ["PartnerMfa." + nameof(PartnerMfaCapture)] = "Take its token: ... | ForEach-Object GetAccessToken",
        ["PartnerMfa." + nameof(PartnerMfaRefreshToken)] = "Sign in with it first: ... | Connect-PartnerMfa -PassThru",
        ["PartnerMfa." + nameof(PartnerMfaApplication)] = "Sign in with the app first: Connect-PartnerMfa -ApplicationId <application ID>",
        ["PartnerMfa." + nameof(PartnerMfaEnvironment)] = "Give it as -Environment.",
    };

    /// <summary>The type of the object, in words.</summary>
    public static string KindOf(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (OwnKind(input) is { } own) return $"an object of the type {own.Substring(own.IndexOf('.') + 1)}" + (IsSerialized(input) ? ", which came from a job or a file" : "");
        return value switch
        {
            null => "$null",
            string { Length: 0 } => "an empty text",
            PSCustomObject => "this object",
            _ => $"an object of the type {value.GetType().Name}",
        };
    }

    /// <summary>Whether no property of the object may stand for an account or the connection.</summary>
    public static bool IsSomethingElse(object? input) => OwnKind(input) is { } kind && Advice.ContainsKey(kind);

    /// <summary>What to do with such an object instead; null when it lost its token in a job or a file.</summary>
    public static string? AdviceFor(object? input) =>
        OwnKind(input) is { } kind && Advice.TryGetValue(kind, out string? advice) && (!IsSerialized(input) || IsRefreshToken(input)) ? advice : null;

    /// <summary>Whether it is an object of this module, made here or in another process.</summary>
    public static bool IsOwn(object? input) => OwnKind(input) is not null;

    /// <summary>Whether it was made by New-PartnerMfaRefreshToken, here or in another process.</summary>
    public static bool IsRefreshToken(object? input) => OwnKind(input) == "PartnerMfa." + nameof(PartnerMfaRefreshToken);

    /// <summary>Whether it has any of these properties, with a value.</summary>
    public static bool HasAnyProperty(object? input, IEnumerable<string> names) =>
        input is not null && names.Any(name => PSObject.AsPSObject(input).Properties[name] is { } property && ValueOf(property) is not (null or ""));

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value is PSObject wrapped ? wrapped.BaseObject : property.Value;
        }
        catch (GetValueException)
        {
            // The binder reads the property again, and reports the failure.
            return property.Name;
        }
    }

    // Jobs, remoting and CLIXML keep the name of the type.
    private static string? OwnKind(object? input)
    {
        if (input is null) return null;
        string? name = PSObject.AsPSObject(input).TypeNames.FirstOrDefault();
        if (name?.StartsWith(Serialized, StringComparison.Ordinal) == true) name = name.Substring(Serialized.Length);
        return name?.StartsWith("PartnerMfa.PartnerMfa", StringComparison.Ordinal) == true ? name.Split('#')[0] : null;
    }

    private static bool IsSerialized(object? input) =>
        input is not null && PSObject.AsPSObject(input).TypeNames.FirstOrDefault()?.StartsWith(Serialized, StringComparison.Ordinal) == true;
}
