namespace PartnerMfa.Web.Page.Jobs;

/// <summary>A question that the page can answer.</summary>
/// <param name="Path">The path of its form.</param>
/// <param name="Question">The question, as users ask it.</param>
/// <param name="Summary">A summary of how it is answered.</param>
/// <param name="Action">The text of its button.</param>
internal sealed record Card(string Path, string Question, string Summary, string Action)
{
    public static Card Account { get; } = new(
        "account",
        "Can this account pass?",
        "Sign in with the account that your integration uses. Partner Center is asked whether it accepts the sign-in.",
        "Test an account");

    public static Card Token { get; } = new(
        "token",
        "Does my job’s token pass?",
        "Drop a token, a HAR file, a Fiddler archive or a log. It is read on this computer and sent nowhere.",
        "Test a token");

    public static Card Usage { get; } = new(
        "usage",
        "Which of my jobs will break?",
        "See which applications and users call Partner Center without MFA, day by day.",
        "Show the calls");

    public static Card Setup { get; } = new(
        "setup",
        "Why not?",
        "Check what the tenant requires of an account: policies, methods, roles and licenses. Nothing is changed.",
        "Check the setup");

    /// <summary>In the order in which people usually ask.</summary>
    public static IReadOnlyList<Card> All { get; } = [Account, Token, Usage, Setup];

    public static Card? At(string path) => All.FirstOrDefault(card => card.Path == path);
}
