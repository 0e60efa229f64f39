using Microsoft.Identity.Client;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn.Msal;

/// <summary>Shows a device code, and how long it remains valid while the user types it.</summary>
internal sealed class DeviceCodeCountdown(TimeProvider clock, IWorkObserver observer, CancellationToken cancellationToken) : IDisposable
{
    private const string Activity = "Waiting for the sign-in on another device";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

    /// <summary>Whether the token is for Microsoft Graph.</summary>
    public bool IsForGraph { get; init; }

    /// <summary>The account that the user named; null when there is none.</summary>
    public string? Account { get; init; }

    /// <summary>The host of the sign-in service, for checking the page; null for a prompt that needs no check.</summary>
    public string? SignInHost { get; init; }

    /// <summary>MSAL calls this when the service has issued a code. The service's own text can be missing, so ours is shown.</summary>
    public Task Start(DeviceCodeResult code)
    {
        Show(new DeviceCodePrompt(code.UserCode, new Uri(code.VerificationUrl), code.ExpiresOn, IsForGraph) { Account = Account });
        return Task.CompletedTask;
    }

    public void Show(DeviceCodePrompt prompt)
    {
        if (SignInHost is { } host && !VerificationPages.IsKnown(prompt.VerificationUri, host))
            observer.Warning($"The page for the code, {Redactor.Address(prompt.VerificationUri)}, is not one of Microsoft's addresses for {host}. Open it only if you trust it.");
        observer.DeviceCode(prompt);
        _ = CountAsync(prompt, _end.Token);
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        observer.Completed(Activity);
    }

    private async Task CountAsync(DeviceCodePrompt prompt, CancellationToken end)
    {
        try
        {
            while (prompt.ExpiresOn - clock.GetUtcNow() is { Ticks: > 0 } left)
            {
                observer.Progress(Activity, $"Enter the code {prompt.UserCode} at {Redactor.Address(prompt.VerificationUri)}", left);
                await clock.PauseAsync(Step, end).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The user has signed in, or the sign-in was stopped, so there is nothing left to count.
        }
    }
}

/// <summary>
/// The pages on which users enter a device code. A service can name any page, and users would trust it, so a page that is not in this list
/// is shown with a warning. PartnerMfa itself never opens it.
/// </summary>
internal static class VerificationPages
{
    // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code; the national clouds have paths of these hosts.
    private static readonly string[] MicrosoftHosts = ["microsoft.com", "www.microsoft.com", "login.microsoft.com", "aka.ms"];

    /// <param name="page">The page that the service named.</param>
    /// <param name="signInHost">The host of the environment's sign-in service.</param>
    public static bool IsKnown(Uri page, string signInHost)
    {
        if (page.Scheme != Uri.UriSchemeHttps || !page.IsDefaultPort) return false;
        if (page.Host.Equals(signInHost, StringComparison.OrdinalIgnoreCase)) return true;
        return PartnerMfaEnvironments.IsKnownHost(signInHost) && MicrosoftHosts.Contains(page.Host, StringComparer.OrdinalIgnoreCase);
    }
}
