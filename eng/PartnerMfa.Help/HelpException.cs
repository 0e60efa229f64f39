namespace PartnerMfa.Help;

/// <summary>A page is missing, or does not fit its cmdlet.</summary>
internal sealed class HelpException(string page, string message) : Exception(message)
{
    public string Page { get; } = page;
}
