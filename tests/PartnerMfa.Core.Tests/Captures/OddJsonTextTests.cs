using System.Text;
using PartnerMfa.Environments;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Captures;

/// <summary>JSON with text that is not valid Unicode, as a fuzzer found.</summary>
public sealed class OddJsonTextTests
{
    [Theory]
    [InlineData("{\"a\u008e\":{\"method\":\"GET\",\"url\":\"\u00ff\"}}")]
    [InlineData("[\"\u0083\",{\"\u0093\":1}]")]
    [InlineData("{\"\\ud800\":{\"method\":\"GET\"}}")]
    [InlineData("[{\"method\":\"GET\",\"url\":\"\\ud800\",\"\\udc00\":1}]")]
    public async Task Odd_text_is_read_as_far_as_possible_or_reported_as_damaged(string latin)
    {
        PartnerMfaClient client = new(_ => ServiceBackends.Live, CommandHints.PowerShell);
        CaptureRequest request = new() { Environment = PartnerMfaEnvironments.Global, Input = new MemoryStream(Encoding.Latin1.GetBytes(latin)), AllHosts = true };
        Exception? failure = await Record.ExceptionAsync(
            () => client.ReadCaptureAsync(request, (_, _) => Task.CompletedTask, new RecordingObserver(), TestContext.Current.CancellationToken));

        Assert.True(failure is null or PartnerMfaException { ErrorId: "CaptureDamaged" }, failure?.ToString());
    }
}
