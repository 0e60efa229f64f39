using System.Text;
using PartnerMfa.Environments;
using PartnerMfa.Evidence;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Captures;

/// <summary>One capture that was read, with everything that was found.</summary>
internal sealed record Reading(IReadOnlyList<PartnerMfaCapture> Calls, PartnerMfaException? Failure, IReadOnlyList<string> Told)
{
    public PartnerMfaCapture Single => Assert.Single(Calls);

    public string Token => Single.GetAccessToken().Reveal();

    public ProbeResponse? Response => Single.Response;

    /// <summary>For each token: the first part of the account, the answer, and its reason.</summary>
    public IEnumerable<string> Answers => Calls.Select(AnswerOf);

    public PartnerMfaResult Result => ResultOf(Single);

    public IEnumerable<string> Tokens => Calls.Select(call => call.GetAccessToken().Reveal());

    public static string AnswerOf(PartnerMfaCapture call)
    {
        PartnerMfaResult result = ResultOf(call);
        return $"{result.Account?.Split('@')[0]} {result.Result} {result.Reason}";
    }

    private static PartnerMfaResult ResultOf(PartnerMfaCapture call) =>
        new PartnerMfaClient(_ => ServiceBackends.Live, CommandHints.PowerShell).TestToken(TokenRequest.Of(call));

    /// <summary>Reads text from the clipboard; any failure fails the test.</summary>
    public static async Task<Reading> OfTextAsync(string text, bool allHosts = false, bool deduplicate = true, PartnerMfaEnvironment? environment = null)
    {
        Reading reading = await RunAsync(new CaptureRequest
        {
            Environment = environment ?? PartnerMfaEnvironments.Global,
            Text = text,
            AllHosts = allHosts,
            Deduplicate = deduplicate,
        });
        Assert.Null(reading.Failure);
        return reading;
    }

    /// <summary>Reads a file; any failure fails the test.</summary>
    public static async Task<Reading> OfFileAsync(byte[] content, bool allHosts = false, bool deduplicate = true)
    {
        Reading reading = await OfBrokenFileAsync(content, allHosts, deduplicate);
        Assert.Null(reading.Failure);
        return reading;
    }

    public static Task<Reading> OfFileAsync(string content) => OfFileAsync(Encoding.UTF8.GetBytes(content));

    public static async Task<Reading> OfBrokenFileAsync(byte[] content, bool allHosts = false, bool deduplicate = true)
    {
        // The name must not matter.
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
            return await RunAsync(new CaptureRequest
            {
                Environment = PartnerMfaEnvironments.Global,
                Path = path,
                AllHosts = allHosts,
                Deduplicate = deduplicate,
            });
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static async Task<Reading> RunAsync(CaptureRequest request)
    {
        List<PartnerMfaCapture> calls = [];
        RecordingObserver observer = new();
        PartnerMfaException? failure = null;
        try
        {
            PartnerMfaClient client = new(_ => ServiceBackends.Live, CommandHints.PowerShell);
            await client.ReadCaptureAsync(request, Add, observer, TestContext.Current.CancellationToken);
        }
        catch (PartnerMfaException exception)
        {
            failure = exception;
        }

        return new Reading(calls, failure, [.. observer.Told]);

        Task Add(PartnerMfaCapture call, CancellationToken stop)
        {
            calls.Add(call);
            return Task.CompletedTask;
        }
    }
}
