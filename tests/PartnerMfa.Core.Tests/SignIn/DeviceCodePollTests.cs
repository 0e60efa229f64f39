using System.Text.Json.Nodes;
using PartnerMfa.SignIn.Msal;

namespace PartnerMfa.SignIn;

/// <summary>The pauses between the polls for a device code, as RFC 8628 requires them, by the injected clock.</summary>
public sealed class DeviceCodePollTests : IDisposable
{
    private readonly ManualClock _clock = new() { AutoPass = TimeSpan.FromMinutes(5) };
    private readonly ScriptedHandler _handler = new();
    private readonly TokenEndpointHandler _tap;
    private readonly HttpMessageInvoker _client;

    public DeviceCodePollTests()
    {
        _tap = new TokenEndpointHandler(_handler, _clock);
        _client = new HttpMessageInvoker(_tap);
    }

    [Theory]
    [InlineData(""","interval":7""", 7)]
    [InlineData(""","interval":"7" """, 7)]
    [InlineData("", 5)]
    [InlineData(""","interval":0""", 5)]
    [InlineData(""","interval":-1""", 5)]
    [InlineData(""","interval":null""", 5)]
    [InlineData(""","interval":"soon" """, 5)]
    [InlineData(""","interval":86400""", 60)]
    public async Task A_poll_that_is_pending_pauses_for_the_interval(string interval, int seconds)
    {
        await SendAsync(Code(interval), DeviceCodes.Pending, DeviceCodes.Pending);

        Assert.Equal([TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds)], _clock.Waits);
    }

    [Fact]
    public async Task The_interval_is_not_left_for_MSAL_to_wait_again()
    {
        JsonNode answer = (await SendAsync(Code(""","interval":7""")))[0];

        Assert.Equal("""{"device_code":"d","user_code":"ABCD","verification_uri":"https://microsoft.com/devicelogin","interval":0}""", answer.ToJsonString());
    }

    [Fact]
    public async Task Each_slow_down_lengthens_the_pause_by_five_seconds_and_is_pending_for_MSAL()
    {
        List<JsonNode> answers = await SendAsync(Code(""","interval":5"""), DeviceCodes.Pending, DeviceCodes.SlowDown, DeviceCodes.Pending, DeviceCodes.SlowDown);

        Assert.Equal([5, 10, 10, 15], _clock.Waits.Select(wait => wait.TotalSeconds));
        Assert.All(answers.Skip(1), answer => Assert.Equal("authorization_pending", (string?)answer["error"]));
    }

    [Fact]
    public async Task A_pause_never_outlasts_a_request()
    {
        await SendAsync([Code(""","interval":50"""), .. Enumerable.Repeat(DeviceCodes.SlowDown, 4)]);

        Assert.Equal([55, 60, 60, 60], _clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_new_code_begins_with_its_own_interval()
    {
        await SendAsync(Code(""","interval":5"""), DeviceCodes.SlowDown, Code(""","interval":5"""), DeviceCodes.Pending);

        Assert.Equal([10, 5], _clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Other_answers_are_passed_on_unchanged()
    {
        Reply[] replies = [SignIns.Refused("invalid_grant", "AADSTS53003: Blocked."), SignIns.Refused("expired_token", "x"), SignIns.Granted()];
        List<JsonNode> answers = await SendAsync(replies);

        Assert.Empty(_clock.Waits);
        Assert.Equal(replies.Select(reply => FieldsOf(JsonNode.Parse(reply.Body)!)), answers.Select(FieldsOf));
    }

    public void Dispose()
    {
        _client.Dispose();
        _tap.Dispose();
    }

    // Neither the order nor null values matter.
    private static string FieldsOf(JsonNode answer) => string.Join(
        "; ", answer.AsObject().Where(field => field.Value is not null).Select(field => $"{field.Key}: {field.Value}").Order(StringComparer.Ordinal));

    private static Reply Code(string interval) => new(200, $$"""{"device_code":"d","user_code":"ABCD","verification_uri":"https://microsoft.com/devicelogin"{{interval}}}""");

    private async Task<List<JsonNode>> SendAsync(params Reply[] replies)
    {
        List<JsonNode> answers = [];
        foreach (Reply reply in replies)
        {
            _handler.Then(reply.Create);
            answers.Add(JsonNode.Parse(await PostAsync())!);
        }

        return answers;
    }

    private async Task<string> PostAsync()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "https://login.microsoftonline.com/x/oauth2/v2.0/token");
        using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
