using Microsoft.Identity.Client;

namespace PartnerMfa.SignIn;

/// <summary>Shows a device code, and how long it still lasts while a person types it.</summary>
internal sealed class DeviceCodeCountdown(TimeProvider clock, IWorkObserver observer, CancellationToken cancellationToken) : IDisposable
{
    private const string Activity = "Waiting for the sign-in on another device";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

    /// <summary>What MSAL calls when the service has given a code. Its own text can be missing, so ours is shown.</summary>
    public Task Start(DeviceCodeResult code)
    {
        DeviceCodePrompt prompt = new(code.UserCode, new Uri(code.VerificationUrl), code.ExpiresOn);
        observer.DeviceCode(prompt);
        _ = CountAsync(prompt, _end.Token);
        return Task.CompletedTask;
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
                observer.Progress(Activity, $"Enter the code {prompt.UserCode} at {prompt.VerificationUri}", left);
#if NET
                await Task.Delay(Step, clock, end).ConfigureAwait(false);
#else
                await clock.Delay(Step, end).ConfigureAwait(false);
#endif
            }
        }
        catch (OperationCanceledException)
        {
            // Signed in, or stopped: nothing to count any more.
        }
    }
}
