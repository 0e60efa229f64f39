using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// One call after the other, or two at once when an argument joins two accounts with a plus sign.
string form = args[0];
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
