using System.Net;
using PartnerMfa.Web.Support;

namespace PartnerMfa.Web.StandIn;

/// <summary>Faults that are simulated on purpose.</summary>
public sealed class TroubleTests
{
    private const int Calls = 200;

    [Fact]
    public async Task The_rollout_refuses_its_share_of_ordinary_calls_without_MFA_and_the_same_ones_each_time()
    {
        string first = await OutcomesAsync("password", enforce: 30, seed: 7);
        string second = await OutcomesAsync("password", enforce: 30, seed: 7);
        string other = await OutcomesAsync("password", enforce: 30, seed: 8);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count(outcome => outcome == 'r'), Calls * 20 / 100, Calls * 40 / 100);
        Assert.DoesNotContain('?', first);
    }

    [Theory]
    [InlineData("password", 0, '.')]
    [InlineData("password", 100, 'r')]
    [InlineData("mfa", 100, '.')]
    [InlineData("app-only", 100, '.')]
    public async Task Only_calls_of_users_without_MFA_are_refused(string account, int enforce, char all) =>
        Assert.Equal(new string(all, 20), await OutcomesAsync(account, enforce, seed: 1, calls: 20));

    [Fact]
    public async Task A_call_that_asks_for_enforcement_gets_its_answer_regardless_of_the_rollout()
    {
        await using StandInStage stage = await StandInStage.StartAsync(options => options with { EnforcePercent = 0 });
        string token = (await stage.RedeemAsync("password"))["access_token"]!.GetValue<string>();

        using HttpResponseMessage response = await stage.CallAsync(stage.PartnerCenter, "v1/profiles/organization", token, ("ValidateMfa", "true"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Throttled_calls_say_when_to_come_back()
    {
        await using StandInStage stage = await StandInStage.StartAsync(options => options with { ThrottlePercent = 100 });
        string token = (await stage.RedeemAsync("mfa"))["access_token"]!.GetValue<string>();

        using HttpResponseMessage response = await stage.CallAsync(stage.PartnerCenter, "v1/customers", token);

        Assert.Equal((HttpStatusCode)429, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter!.Delta);
        Assert.StartsWith("429 Partner Center GET /v1/customers mfa@sandbox.example, MFA", stage.Log[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Gateway", "50")]
    [InlineData("Portal", "200 text/html")]
    [InlineData("Redirect", "302")]
    [InlineData("Reset", "HttpRequestException")]
    [InlineData("Truncate", "HttpRequestException")]
    [InlineData("Hang", "TaskCanceledException")]
    public async Task Each_fault_happens(string fault, string expected)
    {
        await using StandInStage stage = await StandInStage.StartAsync(options => options with { Fault = Enum.Parse<Fault>(fault) });
        string token = (await stage.RedeemAsync("mfa"))["access_token"]!.GetValue<string>();
        // Nothing else ends a call that hangs.
        if (fault == "Hang") stage.Http.CancelPendingRequests();

        string outcome = await OutcomeAsync(stage, token, hangs: fault == "Hang");

        Assert.StartsWith(expected, outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_meets_no_fault()
    {
        await using StandInStage stage = await StandInStage.StartAsync(options => options with { Fault = Fault.Reset, ThrottlePercent = 100 });

        Assert.NotNull((await stage.RedeemAsync("mfa"))["access_token"]);
    }

    private static async Task<string> OutcomeAsync(StandInStage stage, string token, bool hangs)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(stage.PartnerCenter, "v1/profiles/organization"));
        request.Headers.Authorization = new("Bearer", token);
        try
        {
            Task<HttpResponseMessage> call = stage.Http.SendAsync(request, patience.Token);
            if (hangs)
            {
                while (!stage.Log.Any(line => line.StartsWith("hang", StringComparison.Ordinal))) await Task.Yield();
                await patience.CancelAsync();
            }

            using HttpResponseMessage response = await call;
            return $"{(int)response.StatusCode} {response.Content.Headers.ContentType?.MediaType}";
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return exception.GetType().Name;
        }
    }

    private static async Task<string> OutcomesAsync(string account, int enforce, int seed, int calls = Calls)
    {
        await using StandInStage stage = await StandInStage.StartAsync(options => options with { EnforcePercent = enforce, Seed = seed });
        string token = (await stage.RedeemAsync(account))["access_token"]!.GetValue<string>();
        char[] outcomes = new char[calls];
        for (int i = 0; i < calls; i++)
        {
            using HttpResponseMessage response = await stage.CallAsync(stage.PartnerCenter, i % 2 == 0 ? "v1/profiles/organization" : "v1/customers", token);
            string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            outcomes[i] = response.StatusCode == HttpStatusCode.OK ? '.' : response.StatusCode == HttpStatusCode.Unauthorized && body.Contains("900421", StringComparison.Ordinal) ? 'r' : '?';
        }

        return new string(outcomes);
    }
}
