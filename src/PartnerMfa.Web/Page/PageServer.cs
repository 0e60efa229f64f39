using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PartnerMfa.Web.Page.Jobs;

namespace PartnerMfa.Web.Page;

/// <summary>
/// The local page, served by Kestrel on a free port of the loopback address. It uses an empty builder, because the usual ones read settings
/// from the current folder and the environment, where anyone may have put some. Nothing is logged.
/// </summary>
/// <remarks>
/// An empty builder, because the usual ones read settings from the current folder and the environment, where anyone may have put some.
/// Nothing is logged.
/// </remarks>
internal sealed class PageServer : IAsyncDisposable
{
    // The size limit of every request except an upload of captures.
    private const long LongestForm = 64 * 1024;

    private readonly WebApplication _site;
    private readonly JobList _jobs;
    private readonly IdleLimit _idle;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PageServer(WebApplication site, JobList jobs, PageOptions options)
    {
        _site = site;
        _jobs = jobs;
        _idle = new IdleLimit(options.Clock, options.IdleLimit, () => jobs.IsBusy, End);
    }

    /// <summary>The address that opens the page, in the first browser that uses it.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Completes when the user ends the page with its button, or when the page has been idle for too long.</summary>
    public Task Ended => _ended.Task;

    public static async Task<PageServer> StartAsync(PageOptions options, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestForm;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        WebApplication site = builder.Build();
        PageServer server = new(site, new JobList(options), options);
        // The routes need the address, which is known only once the port is open. No request is answered before that.
        PageRoutes? routes = null;
        site.Run(context => routes is null ? NotYet(context) : routes.AnswerAsync(context));
        await site.StartAsync(cancellationToken).ConfigureAwait(false);
        PageGuard guard = new(new Uri(site.Urls.Single()));
        routes = new PageRoutes(guard, server._jobs, server._idle.Touch, server.End);
        server.Address = guard.Address;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _idle.Dispose();
        await _jobs.DisposeAsync().ConfigureAwait(false);
        using CancellationTokenSource limit = new(NoLifetime.LongestStop);
        await _site.StopAsync(limit.Token).ConfigureAwait(false);
        await _site.DisposeAsync().ConfigureAwait(false);
    }

    private void End()
    {
        _jobs.Stop();
        _ended.TrySetResult();
    }

    private static Task NotYet(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}
