using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using PartnerMfa.Sandbox;
using PartnerMfa.Sandbox.Sockets;

namespace PartnerMfa.BrowserSignIn;

/// <summary>The sandbox behind https on a free port of the loopback address.</summary>
internal static class SignInSite
{
    /// <summary>Serves until standard input ends; writes its address as a line.</summary>
    /// <param name="certificateFile">The file for its certificate, which clients must trust.</param>
    public static async Task ServeAsync(string certificateFile)
    {
        using SandboxHandler sandbox = new(TimeProvider.System);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(LoopbackCertificate.Instance)));
        await using WebApplication site = builder.Build();
        site.Run(new SandboxForwarder(sandbox).AnswerAsync);
        await File.WriteAllTextAsync(certificateFile, LoopbackCertificate.Instance.ExportCertificatePem());
        await site.StartAsync();
        Console.WriteLine(new UriBuilder(site.Urls.Single()) { Host = "localhost" }.Uri);
        await Console.In.ReadToEndAsync();
    }
}
