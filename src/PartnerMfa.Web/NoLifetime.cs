using Microsoft.Extensions.Hosting;

namespace PartnerMfa.Web;

/// <summary>The usual lifetime of a host takes Ctrl+C for itself. Here the tool ends what is served.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    /// <summary>How long requests that are still answered may take when the tool ends.</summary>
    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(2);

    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
