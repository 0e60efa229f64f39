using PartnerMfa.Environments;

namespace PartnerMfa.Work;

/// <summary>
/// The commands that a remedy can suggest, for a PowerShell prompt and for the <c>partner-mfa</c> tool. Each can be pasted; an unknown
/// value is a quoted placeholder.
/// </summary>
internal abstract class CommandHints
{
    // The longest domain name (RFC 1035, section 2.3.4).
    private const int LongestWord = 253;

    // No browser rejects an address up to this length.
    private const int LongestPage = 2048;

    private protected const string SomeObject = "'<object id>'";
    private protected const string SomeApplication = "'<app id>'";
    private protected const string SomeTenant = "'<tenant>'";
    private protected const string SomeAccount = "'<account>'";

    public static CommandHints PowerShell { get; } = new CmdletHints();

    public static CommandHints Tool { get; } = new ToolHints();

    /// <summary>The tool's commands, for the local page, with the check boxes of the page in place of options.</summary>
    public static CommandHints Page { get; } = new PageHints();

    /// <summary>Signs in a user with MFA in the browser.</summary>
    public abstract string SignIn(CommandTarget target);

    /// <summary>Signs in again with the claims that a challenge asks for.</summary>
    /// <param name="target">The subject of the command.</param>
    /// <param name="claims">
    /// The claims request, as JSON in ASCII without apostrophes; null is a placeholder for the one in the header.
    /// </param>
    public abstract string SignInWithClaims(CommandTarget target, string? claims);

    /// <summary>Signs in as an application would, without asking for MFA, and then asks the service.</summary>
    public abstract string SignInWithoutAskingForMfa(CommandTarget target);

    /// <summary>Signs in with a code on another device.</summary>
    public abstract string SignInByDeviceCode(CommandTarget target);

    /// <summary>
    /// Signs in with a refresh token, for which no user is needed. The app is left open, because a job often has an app of its own.
    /// </summary>
    public abstract string SignInByRefreshToken(CommandTarget target);

    /// <summary>Signs in once with MFA for an app that runs unattended, and saves the refresh token.</summary>
    public abstract string NewRefreshToken(CommandTarget target);

    /// <summary>Asks the service whether it accepts the sign-in.</summary>
    public abstract string AskService(CommandTarget target);

    /// <summary>Asks the service about a token that the user already has.</summary>
    public abstract string AskAboutToken(CommandTarget target);

    /// <summary>Assesses what the tenant requires of the account.</summary>
    public abstract string CheckSetup(CommandTarget target);

    /// <summary>Saves the tenant, so that it can be assessed without a sign-in.</summary>
    public abstract string SaveTenant(PartnerMfaEnvironment environment, string account);

    /// <summary>Assesses policies for an account in its tenant.</summary>
    public abstract string Rehearse(PartnerMfaEnvironment environment);

    /// <summary>Shows which applications call without MFA.</summary>
    public abstract string ShowUsage(CommandTarget target);

    /// <summary>Creates the service principal of an application in the tenant.</summary>
    public abstract string CreateServicePrincipal(string? applicationId);

    /// <summary>The option that names the account.</summary>
    public abstract string NameAccount { get; }

    /// <summary>Registers an application for the integration.</summary>
    public abstract string NewApplication(PartnerMfaEnvironment environment);

    /// <summary>Enables an application in the tenant.</summary>
    public abstract string EnableServicePrincipal(string applicationId);

    /// <summary>Adds the delegated permission for Partner Center to an application and consents to it.</summary>
    public abstract string AddPartnerCenterPermission(string applicationId);

    /// <summary>Adds a redirect URI for a public client.</summary>
    public abstract string AddRedirect(string applicationId, string? objectId, string redirect);

    /// <summary>Allows public client flows.</summary>
    public abstract string AllowPublicClient(string applicationId, string? objectId);

    /// <summary>Assigns an account to an application.</summary>
    public abstract string AssignAccount(string? principalId, string? accountId);

    /// <summary>The option that names a proxy.</summary>
    public abstract string NameProxy { get; }

    /// <summary>The option that shows the calls of a capture that went to other hosts.</summary>
    public abstract string ShowOtherHosts { get; }

    /// <summary>The command that opens a page in the browser.</summary>
    public abstract string Open(string address);

    /// <summary>The command that sets how Entra ID treats the MFA of a federated identity provider.</summary>
    /// <param name="domain">The federated domain.</param>
    /// <param name="federation">The ID of its federation; null when it is not known.</param>
    /// <param name="behavior">A value of <c>federatedIdpMfaBehavior</c>.</param>
    /// <remarks>Source: https://learn.microsoft.com/graph/api/internaldomainfederation-update</remarks>
    public abstract string SetFederatedMfa(string domain, Guid? federation, string behavior);

    /// <summary>Quotes text as one argument for PowerShell, which treats curly quotes like straight ones.</summary>
    public static string InQuotes(string text) =>
        $"'{string.Concat(text.Select(c => c is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b' ? $"{c}{c}" : c.ToString()))}'";

    private protected static bool IsOwn(PartnerMfaEnvironment environment) => !PartnerMfaEnvironments.All.Contains(environment);

    private protected static string? NameOf(PartnerMfaEnvironment? environment) =>
        environment is null || ReferenceEquals(environment, PartnerMfaEnvironments.Global) ? null : environment.Name;

    private protected static string? Option(string option, string? value) => Word(value) is { } word ? option + word : null;

    // Claims come from outside. Only plain words that cannot be mistaken for an option may be part of a command that people paste.
    private protected static string? Word(string? value) =>
        value is { Length: > 0 and <= LongestWord } && IsLetterOrDigit(value[0]) && value.All(c => IsLetterOrDigit(c) || c is '-' or '.' or '@' or '_' or '+')
            ? value
            : null;

    /// <summary>Returns an ID, which may come from a service, a claim or a file; a quoted placeholder for anything else.</summary>
    private protected static string Id(string? id, string placeholder) => Word(id) ?? placeholder;

    private protected static string Address(string address) =>
        address.Length <= LongestWord && address.All(c => IsLetterOrDigit(c) || c is '-' or '.' or '_' or ':' or '/') ? address : "'<address>'";

    /// <summary>Returns the address of a page or redirect, with its query.</summary>
    private protected static string WebAddress(string address) =>
        address.Length <= LongestPage && address.StartsWith("http", StringComparison.Ordinal)
            && address.All(c => IsLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or ':' or '/' or '?' or '&' or '=' or '+' or '%')
            ? address
            : "<address>";

    private protected static string Quoted(string? claims) =>
        claims is not null && claims.All(c => c is >= ' ' and <= '~' and not '\'') ? $"'{claims}'" : "'<claims>'";

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
