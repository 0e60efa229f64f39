using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace PartnerMfa.Web.Support;

/// <summary>Another application: one page with a script, on its own origin.</summary>
internal sealed class AppSite : IAsyncDisposable
{
    private readonly WebApplication _site;

    private AppSite(WebApplication site) => _site = site;

    public Uri Address => new(_site.Urls.Single());

    public static async Task<AppSite> StartAsync(string script)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication site = builder.Build();
        site.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync($"<!doctype html><title>App</title><script>{script}</script>");
        });
        await site.StartAsync(TestContext.Current.CancellationToken);
        return new AppSite(site);
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(2));
        await _site.StopAsync(limit.Token);
        await _site.DisposeAsync();
    }
}
