using System.Diagnostics.Tracing;
using System.Net.Http.Headers;
using Azure.Core;
using Azure.Core.Diagnostics;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// Makes one call after another, or two at once when an argument joins two accounts with a plus sign.
string form = args[0];
if (form == "azure-core") return await CallThroughAzureCoreAsync();

ServiceCollection services = new();
services.AddLogging(logging =>
{
    logging.SetMinimumLevel(LogLevel.Trace);
    if (form == "json") logging.AddJsonConsole();
    else if (form != "messages") logging.AddSimpleConsole(console => console.SingleLine = form == "line");
});
services.AddHttpClient("partner")
    .RedactLoggedHeaders(_ => false)
    .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } });
await using ServiceProvider provider = services.BuildServiceProvider();
HttpClient client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("partner");
foreach (string group in args.Skip(1))
{
    int delay = 0;
    await Task.WhenAll(group.Split('+').Select(account => CallAsync(account, delay++ * 250)));
}

return 0;

// The output of the Azure SDK for .NET when a program lets it log every header and body.
async Task<int> CallThroughAzureCoreAsync()
{
    using AzureEventSourceListener log = AzureEventSourceListener.CreateConsoleLogger(EventLevel.Verbose);
    PartnerOptions options = new() { Retry = { MaxRetries = 0 }, Diagnostics = { IsLoggingContentEnabled = true, LoggedHeaderNames = { "*" } } };
    options.Transport = new HttpClientTransport(new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } }));
    HttpPipeline pipeline = HttpPipelineBuilder.Build(options);
    foreach (string account in args.Skip(1))
    {
        using HttpMessage message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(new Uri(Environment.GetEnvironmentVariable("ADDRESS")!));
        message.Request.Headers.Add("Authorization", "Bearer " + Environment.GetEnvironmentVariable("TOKEN_" + account));
        await pipeline.SendAsync(message, CancellationToken.None);
    }

    return 0;
}

async Task CallAsync(string account, int delay)
{
    await Task.Delay(delay);
    using HttpRequestMessage request = new(HttpMethod.Get, Environment.GetEnvironmentVariable("ADDRESS"));
    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("TOKEN_" + account));
    using HttpResponseMessage response = await client.SendAsync(request);
    if (form != "messages") return;
    Console.WriteLine(request);
    Console.WriteLine(response);
    Console.WriteLine(await response.Content.ReadAsStringAsync());
}

internal sealed class PartnerOptions : ClientOptions;
