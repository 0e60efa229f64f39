using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Requests;
using PartnerMfa.Testing;
using PartnerMfa.Work;

namespace PartnerMfa.Fuzzing.Captures;

/// <summary>Captures of every format, damaged before or after they are packed.</summary>
internal sealed class CaptureTarget : IFuzzTarget
{
    private static readonly PartnerMfaClient Client = new(_ => ServiceBackends.Live, CommandHints.PowerShell);
    private static readonly string File = Path.Combine(Path.GetTempPath(), $"partnermfa-fuzz-{Environment.ProcessId}");

    private static readonly string Copy = File + ".scrubbed";

    public string Name => "captures";

    public TimeSpan TimeLimit => TimeSpan.FromSeconds(20);

    // The window, the text of a line or body with its copies, and the capture itself.
    public long AllocationLimit => 64 << 20;

    public void Run(Random random)
    {
        CaptureSeed seed = CaptureSeed.Make(random);
        try
        {
            System.IO.File.WriteAllBytes(File, seed.Bytes);
            Check(seed, new CaptureRequest
            {
                Environment = PartnerMfaEnvironments.Global,
                Path = File,
                AllHosts = random.Next(2) == 0,
                Deduplicate = random.Next(2) == 0,
            });
            Scrub(seed);
        }
        finally
        {
            System.IO.File.Delete(Copy);
            System.IO.File.Delete(File);
        }
    }

    /// <summary>Whatever the capture looks like, no token gets into a copy together with its signature.</summary>
    private static void Scrub(CaptureSeed seed)
    {
        try
        {
            PartnerMfaClient.ScrubCaptureAsync(File, Copy, redactNames: true, new RecordingObserver(), CancellationToken.None).GetAwaiter().GetResult();
            string copy = System.IO.File.ReadAllText(Copy);
            if (seed.Tokens.Any(token => copy.Contains(token, StringComparison.Ordinal))) throw new FuzzException("A token is in the copy.");
        }
        catch (PartnerMfaException failure)
        {
            if (failure.ErrorId == nameof(ErrorId.UnexpectedFailure)) throw;
            Hides(seed, failure.Message + failure.Remedy + failure.TargetName);
        }
    }

    private static void Check(CaptureSeed seed, CaptureRequest request)
    {
        RecordingObserver observer = new();
        try
        {
            Client.ReadCaptureAsync(request, Take, observer, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (PartnerMfaException failure)
        {
            if (failure.ErrorId == nameof(ErrorId.UnexpectedFailure)) throw;
            Hides(seed, failure.Message + failure.Remedy + failure.TargetName);
        }

        foreach (string told in observer.Told) Hides(seed, told);

        Task Take(PartnerMfaCapture call, CancellationToken stop)
        {
            string token = call.GetAccessToken().Reveal();
            if (!seed.CanHold(token)) throw new FuzzException("A token was given that is not in the capture.");
            Hides(seed, string.Join(' ', [call.ToString(), call.Method, call.Address, call.Client, call.UserAgent, call.IsMfaCompliant, .. call.MfaHeaders]));
            if (call.Count < 1 || call.Entry.Length == 0) throw new FuzzException("A call was given without its place or count.");
            return Task.CompletedTask;
        }
    }

    private static void Hides(CaptureSeed seed, string shown)
    {
        if (seed.Tokens.Any(token => shown.Contains(token[..40], StringComparison.Ordinal))) throw new FuzzException("A token is shown.");
        if (shown.Any(c => char.IsControl(c))) throw new FuzzException("A control character is shown.");
    }
}
