namespace PartnerMfa.Probe;

/// <summary>What kind of body a response has.</summary>
internal enum ResponseBody
{
    Empty,

    /// <summary>The organization profile: what the call is meant to give.</summary>
    OrganizationProfile,

    /// <summary>An object with an error code or a status code.</summary>
    Error,

    /// <summary>Anything else: a page, other JSON, plain text.</summary>
    Other,

    /// <summary>It broke off.</summary>
    Truncated,

    /// <summary>It went on past the limit of what is read.</summary>
    TooLarge,

    /// <summary>It is packed in a way that the handler does not know.</summary>
    Packed,
}
