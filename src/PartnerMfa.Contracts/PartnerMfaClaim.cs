using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>A claim of a token, with what it means. All of it is text, so that it survives jobs, remoting and JSON.</summary>
public sealed class PartnerMfaClaim
{
    /// <summary>The name of the claim, or of the parameter of the header.</summary>
    public required string Name { get; init => field = Redactor.Shown(value); }

    /// <summary>The value in readable form. What would steer a terminal is replaced, and a token within it is left out.</summary>
    public required string Value { get; init => field = Redactor.Shown(value); }

    /// <summary>What the claim means, and what this value of it does.</summary>
    public required string Meaning { get; init => field = Redactor.Shown(value); }

    /// <summary>The page that documents the claim; null when none is known to.</summary>
    public string? HelpUri { get; init; }

    /// <summary>True of a member of the token's header, which says how the token is signed.</summary>
    public bool IsHeader { get; init; }

    /// <summary>The claim with its value.</summary>
    public override string ToString() => $"{Name}: {Value}";
}
