using Microsoft.Extensions.Hosting;

namespace PartnerMfa.Web;

/// <summary>Replaces the usual lifetime of a host, which would handle Ctrl+C itself. Here, the tool decides when to stop.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    /// <summary>How long requests may take to complete when the tool ends.</summary>
    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(2);

    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
