using System.Text.RegularExpressions;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Verdicts;

/// <summary>
/// A remedy as data: a sentence with placeholders for commands that fit the user's front end, account and way of signing in.
/// <c>{signIn}</c> signs the user in again in the same way, and <c>{browser}</c> does so in the browser; <c>{setup}</c> assesses the
/// tenant; <c>{newToken}</c> gets a new refresh token; <c>{signInWithClaims}</c> answers a claims challenge; <c>{askAboutToken}</c> asks
/// the service about a token that the user already has; <c>{createPartnerCenter}</c> and <c>{createApp}</c> create a service principal;
/// <c>{customerTenant}</c> is the tenant that does not know the app; <c>{scope}</c> and <c>{resource}</c> are those of the environment.
/// </summary>
internal static class RemedyTemplate
{
    private const string Store = "Store the refresh token that it gives in place of the old one.";

    private static readonly Regex Placeholder = new(@"\{(\w+)\}", RegexOptions.CultureInvariant);

    /// <summary>Whether the remedy asks a user to sign in.</summary>
    public static bool AsksForUser(string template) =>
        template.Contains("{signIn}") || template.Contains("{browser}") || template.Contains("{newToken}") || template.Contains("{signInWithClaims}");

    public static string Fill(string template, RemedyCommands commands)
    {
        string filled = Placeholder.Replace(template, match => commands.Of(match.Groups[1].Value));
        // Signing in again would help for now, but the program would continue with its stored refresh token.
        return commands.KeepsRefreshToken && template.Contains("{signIn}") && !template.Contains("store the new")
            ? $"{filled.TrimEnd('.')}. {Store}"
            : filled;
    }
}

/// <summary>The commands for one user.</summary>
/// <param name="Words">The user's front end.</param>
/// <param name="Target">The user's tenant, app and account.</param>
/// <param name="Form">How the user signed in.</param>
internal sealed record RemedyCommands(CommandHints Words, CommandTarget Target, SignInForm Form)
{
    /// <summary>The claims that a challenge asks for, as JSON in ASCII; null when they are not known.</summary>
    public string? Claims { get; init; }

    /// <summary>The app that the error names; null when it names none.</summary>
    public string? NamedApplicationId { get; init; }

    /// <summary>The tenant that the error names; null when it names none.</summary>
    public string? NamedTenantId { get; init; }

    public bool KeepsRefreshToken => Form == SignInForm.RefreshToken;

    public string Of(string placeholder) => placeholder switch
    {
        "signIn" => Form is SignInForm.RefreshToken or SignInForm.AuthorizationCode ? Words.NewRefreshToken(Target) : Words.SignIn(Target),
        "browser" => Words.SignIn(Target),
        "newToken" => Words.NewRefreshToken(Target),
        "signInWithClaims" => Words.SignInWithClaims(Target, Claims),
        "askAboutToken" => Words.AskAboutToken(Target),
        "setup" => Words.CheckSetup(Target),
        "createPartnerCenter" => Words.CreateServicePrincipal(PartnerMfaEnvironment.PartnerCenterApplicationId),
        "createApp" => Words.CreateServicePrincipal(NamedApplicationId ?? Target.ApplicationId),
        "customerTenant" => NamedTenantId ?? "<customer tenant ID>",
        "scope" => (Target.Environment ?? Environments.PartnerMfaEnvironments.Global).Scope,
        "resource" => (Target.Environment ?? Environments.PartnerMfaEnvironments.Global).Resource,
        _ => throw new ArgumentOutOfRangeException(nameof(placeholder), placeholder, "There is no such placeholder."),
    };
}

/// <summary>A part of a sentence: prose, or a command to copy.</summary>
internal readonly record struct TextSegment(string Text, bool IsCommand);

/// <summary>
/// Finds the commands in a remedy, so that each can be shown in a code font, copied, and kept on one line: commands of <c>partner-mfa</c>
/// and the module's cmdlets, with their options and values.
/// </summary>
internal static class CommandText
{
    // A placeholder such as <app id>, a quoted value, a variable, or a plain word that does not end the sentence.
    private const string Value = """(?:<[^<>]{1,40}>|'[^']*'|"[^"]*"|[$@]?[^\s<>'",;()|-](?:[^\s<>'",;()]*[^\s<>'",;().:?!])?)""";

    private const string Option = "(?: -{1,2}[A-Za-z][A-Za-z-]*(?:[ ]" + Value + ")?)";

    // A word that is followed by more words is part of the prose.
    private const string Argument = "(?: " + Value + @"(?= -|$|[.,;)]| \|))?";

    private static readonly Regex Command = new(
        $@"(?<![\w-])(?:partner-mfa(?: (?:probe|token|setup|usage|customers|app|refresh-token|explain|scrub|compare|verify|serve|ui|completion|help)\b(?!-))?{Argument}{Option}*"
        + $@"|(?:[A-Z][a-z]+-[A-Z]\w+{Argument}{Option}* \| )*[A-Z][a-z]+-Partner(?:Mfa|Center)\w*{Argument}{Option}*(?: \| [A-Z][a-z]+-Partner\w+{Argument}{Option}*)*)",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    public static IEnumerable<TextSegment> Split(string text)
    {
        int at = 0;
        foreach (Match command in Command.Matches(text))
        {
            if (command.Index > at) yield return new(text.Substring(at, command.Index - at), IsCommand: false);
            yield return new(command.Value, IsCommand: true);
            at = command.Index + command.Length;
        }

        if (at < text.Length) yield return new(text.Substring(at), IsCommand: false);
    }
}
