using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>A claim of a token, with its meaning. All values are text, so they survive jobs, remoting and JSON.</summary>
public sealed class PartnerMfaClaim
{
    /// <summary>The name of the claim or of the header parameter.</summary>
    public required string Name { get; init => field = Redactor.Shown(value); }

    /// <summary>
    /// The value in readable form. Characters that could control a terminal are replaced, and a token within the value is left out.
    /// </summary>
    public required string Value { get; init => field = Redactor.Shown(value); }

    /// <summary>The meaning of the claim and of this value.</summary>
    public required string Meaning { get; init => field = Redactor.Shown(value); }

    /// <summary>The page that documents the claim; null when no such page is known.</summary>
    public string? HelpUri { get; init; }

    /// <summary>Whether this is a parameter of the token's header, which describes how the token is signed.</summary>
    public bool IsHeader { get; init; }

    /// <summary>The name of the claim and its value.</summary>
    public override string ToString() => $"{Name}: {Value}";
}
