using PartnerMfa.Reports.Formats.Html;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;

namespace PartnerMfa.Web.StandIn;

/// <summary>The page on which a user signs in to the stand-in, with any account of the sandbox and without a password.</summary>
internal static class SignInPage
{
    private const string LoginHint = "login_hint";

    /// <param name="query">The fields of the authorization request.</param>
    public static string Of(IEnumerable<KeyValuePair<string, string>> query)
    {
        KeyValuePair<string, string>[] fields = [.. query];
        string? hint = fields.FirstOrDefault(field => field.Key == LoginHint).Value;
        SandboxAccount chosen = SandboxAccounts.Find(hint) ?? SandboxAccounts.Default;
        Markup page = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
            <title>Sandbox sign-in</title></head>
            <body>
            <main>
            <h1>Sandbox sign-in</h1>
            <p>This is the stand-in of PartnerMfa, not Microsoft. Never enter a real password here: it asks for none.</p>
            <form method="get">
            {fields.Where(field => field.Key != LoginHint).Select(field => (Markup)$"<input type=\"hidden\" name=\"{field.Key}\" value=\"{field.Value}\">\n")}<input type="hidden" name="{AuthorizeEndpoint.Confirmed}" value="1">
            <p><label for="account">Account</label> <select id="account" name="{LoginHint}">{SandboxAccounts.All.Select(account => Option(account, account == chosen))}</select></p>
            <p><button id="sign-in">Sign in</button></p>
            </form>
            </main>
            </body>
            </html>
            """;
        return page.ToString();
    }

    private static Markup Option(SandboxAccount account, bool isChosen) => isChosen
        ? $"<option value=\"{account.UserPrincipalName}\" selected>{account.Name}: {account.Shows}</option>"
        : (Markup)$"<option value=\"{account.UserPrincipalName}\">{account.Name}: {account.Shows}</option>";
}
