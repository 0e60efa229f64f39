using PartnerMfa.Redaction;

namespace PartnerMfa.Work;

/// <summary>
/// What the work reports while it runs. It is here and not in Core, because types of the cmdlet assembly implement it, and
/// those are loaded before Core can be found.
/// </summary>
internal interface IWorkObserver
{
    void Verbose(string message);

    void Warning(string message);

    /// <param name="activity">What is going on.</param>
    /// <param name="status">What it is waiting for.</param>
    /// <param name="left">How long it can still take; null when unknown.</param>
    /// <param name="percent">How much is done; null when unknown.</param>
    void Progress(string activity, string status, TimeSpan? left = null, int? percent = null);

    /// <summary>The work under way is done: progress that was shown can go.</summary>
    void Completed(string activity);

    /// <summary>A person must open an address and type a code.</summary>
    void DeviceCode(DeviceCodePrompt prompt);
}

/// <summary>What a person must do to sign in by device code (RFC 8628, section 3.3).</summary>
/// <param name="UserCode">The code to type.</param>
/// <param name="VerificationUri">The address to open on any device.</param>
/// <param name="ExpiresOn">When the code ends.</param>
/// <param name="IsForGraph">The token is for Microsoft Graph: an administrator signs in.</param>
internal sealed record DeviceCodePrompt(string UserCode, Uri VerificationUri, DateTimeOffset ExpiresOn, bool IsForGraph = false)
{
    /// <summary>The account that was named; null when none was.</summary>
    public string? Account { get; init; }

    /// <summary>Our own words: the service does not always send any.</summary>
    public string Instruction =>
        $"To sign in, open {Redactor.Address(VerificationUri)} on any device and enter the code {UserCode}. "
        + SignInAs(Account, IsForGraph);

    /// <summary>Which account to use at a sign-in, and why.</summary>
    /// <param name="account">The account that was named; null when none was.</param>
    /// <param name="isForGraph">The token is for Microsoft Graph.</param>
    public static string SignInAs(string? account, bool isForGraph) => isForGraph
        ? "Sign in as an administrator who can read the tenant's settings, such as a Global Reader."
        : $"Sign in as {(account is null ? "the integration account, not as yourself" : Redactor.Typed(account))}, and complete MFA when asked: the answer is about the account that signs in.";
}
