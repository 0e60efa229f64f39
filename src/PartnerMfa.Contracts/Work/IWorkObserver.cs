using PartnerMfa.Redaction;

namespace PartnerMfa.Work;

/// <summary>
/// Receives what the work reports while it runs. The interface is here and not in Core because types of the cmdlet assembly implement it,
/// and those are loaded before Core can be found.
/// </summary>
internal interface IWorkObserver
{
    void Verbose(string message);

    void Warning(string message);

    /// <param name="activity">The current activity.</param>
    /// <param name="status">What the activity is waiting for.</param>
    /// <param name="left">How long it can still take; null when unknown.</param>
    /// <param name="percent">How much is done, in percent; null when unknown.</param>
    void Progress(string activity, string status, TimeSpan? left = null, int? percent = null);

    /// <summary>The current activity is done, so its progress can be removed.</summary>
    void Completed(string activity);

    /// <summary>The user must open an address and enter a code.</summary>
    void DeviceCode(DeviceCodePrompt prompt);
}

/// <summary>What a user must do to sign in with a device code (RFC 8628, section 3.3).</summary>
/// <param name="UserCode">The code to enter.</param>
/// <param name="VerificationUri">The address to open on any device.</param>
/// <param name="ExpiresOn">When the code expires.</param>
/// <param name="IsForGraph">Whether the token is for Microsoft Graph, in which case an administrator signs in.</param>
internal sealed record DeviceCodePrompt(string UserCode, Uri VerificationUri, DateTimeOffset ExpiresOn, bool IsForGraph = false)
{
    /// <summary>The account that the user named; null when there is none.</summary>
    public string? Account { get; init; }

    /// <summary>Our own message, because the service does not always send one.</summary>
    public string Instruction =>
        $"To sign in, open {Redactor.Address(VerificationUri)} on any device and enter the code {UserCode}. "
        + SignInAs(Account, IsForGraph);

    /// <summary>Returns a sentence that says which account to sign in with, and why.</summary>
    /// <param name="account">The account that the user named; null when there is none.</param>
    /// <param name="isForGraph">Whether the token is for Microsoft Graph.</param>
    public static string SignInAs(string? account, bool isForGraph) => isForGraph
        ? "Sign in as an administrator who can read the tenant's settings, such as a Global Reader."
        : $"Sign in as {(account is null ? "the integration account, not as yourself" : Redactor.Typed(account))}, and complete MFA when asked: the answer is about the account that signs in.";
}
