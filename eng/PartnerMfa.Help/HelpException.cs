namespace PartnerMfa.Help;

/// <summary>A page that does not fit its command.</summary>
internal sealed class HelpException(string page, string message) : Exception(message)
{
    public string Page { get; } = page;
}
