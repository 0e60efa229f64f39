using System.Net;
using System.Text;
using Microsoft.Identity.Client;
using PartnerMfa.Environments;
using PartnerMfa.Evidence;
using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Browser;
using PartnerMfa.SignIn.Errors;
using PartnerMfa.SignIn.Msal;
using PartnerMfa.Testing;
using PartnerMfa.Tokens;
using PartnerMfa.Work;

namespace PartnerMfa.Fuzzing.Bytes;

/// <summary>The readers of untrusted input, for a coverage-guided fuzzer that chooses the bytes.</summary>
internal static class ByteTargets
{
    private const string Header = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6InRlc3QifQ";
    private const string State = "f00df00df00df00df00df00df00df00d";
    private const string KnownToken = "1.AYBAx7Kd93hVbQpLmN2sRtW8zCjY5fGeT4uI6oPa";

    private static readonly Uri Host = new("https://login.microsoftonline.com/organizations/oauth2/v2.0/token");
    private static readonly Uri Redirect = new("http://localhost:8400/back");
    private static readonly TokenInspector Inspector = new(TimeProvider.System, CommandHints.PowerShell);
    private static readonly PartnerMfaClient Client = new(_ => ServiceBackends.Live, CommandHints.PowerShell);

    public static IReadOnlyDictionary<string, Action<byte[]>> All { get; } = new Dictionary<string, Action<byte[]>>(StringComparer.Ordinal)
    {
        ["token"] = bytes => Inspect(Encoding.UTF8.GetString(bytes)),
        ["claims"] = bytes => Inspect($"{Header}.{System.Buffers.Text.Base64Url.EncodeToString(bytes)}.c2ln"),
        ["response"] = Response,
        ["challenge"] = bytes => ClaimsChallengeReader.Find([Encoding.Latin1.GetString(bytes)]),
        ["answer"] = Answer,
        ["refusal"] = Refusal,
        ["text"] = Text,
        ["redirect"] = Loopback,
        ["capture"] = Capture,
        ["policies"] = PolicyTarget.Run,
    };

    private static void Inspect(string token)
    {
        PartnerMfaResult result;
        try
        {
            result = Inspector.Run(new TokenRequest(new Secret(token), PartnerMfaEnvironments.Global, "a case") { Explain = true });
        }
        catch (PartnerMfaException failure) when (failure.ErrorId is "TokenMalformed" or "TokenEncrypted")
        {
            return;
        }

        if (result.Result == "Yes" && LibraryClaims.Of(TokenText.Normalize(token)) is { } library && library.List("amr")?.Contains("mfa") != true)
            throw new FuzzException("A Yes, and the library sees no mfa in amr.");
        Printable([result.Message, result.Remedy, result.Account, .. result.Claims?.Select(claim => claim.Name + claim.Value + claim.Meaning) ?? []]);
    }

    // The first byte is the status; the lines up to an empty one are headers.
    private static void Response(byte[] bytes)
    {
        if (bytes.Length == 0) return;
        string text = Encoding.Latin1.GetString(bytes, 1, bytes.Length - 1);
        string[] parts = text.Split("\n\n", 2);
        (string Name, string Value)[] headers = [.. parts[0].Split('\n').Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1].Trim()))];
        ProbeResponse read = ResponseFacts.Find(new ResponseText
        {
            StatusCode = 200 + (bytes[0] * 2),
            ReasonPhrase = headers.FirstOrDefault().Value,
            Header = name => headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value),
            Body = parts.Length == 2 ? parts[1] : "",
        });
        Printable([read.Code, read.CorrelationId, read.RequestId, .. read.Seen]);
        if (read.Seen.Any(fact => fact.Length > 300)) throw new FuzzException("A fact is too long.");
    }

    private static void Answer(byte[] bytes)
    {
        if (bytes.Length == 0) return;
        using HttpResponseMessage response = new((HttpStatusCode)(200 + (bytes[0] % 3 * 100)));
        try
        {
            using HttpContent content = TokenEndpointAnswer.Read(bytes[1..], response, Host).ToContent();
        }
        catch (PartnerMfaException failure) when (failure.ErrorId is "SignInFailed" or "NetworkFailure")
        {
            Printable([failure.Message, failure.Remedy]);
        }
    }

    private static void Refusal(byte[] bytes)
    {
        string said = Encoding.UTF8.GetString(bytes);
        RefreshTokenSignIn request = new() { Environment = PartnerMfaEnvironments.Global, RefreshToken = new Secret(KnownToken), ApplicationId = TestTokens.ApplicationId };
        using SecretScope secrets = SecretScope.Begin(request.Secrets);
        PartnerMfaException failure = new RefusalReader(request, CommandHints.PowerShell).Explain(new MsalServiceException("invalid_grant", string.IsNullOrWhiteSpace(said) ? "x" : said, 400));
        Printable([failure.Message, failure.Remedy, failure.AadstsCode, failure.CorrelationId, failure.TraceId]);
        if (failure.ErrorId == "UnexpectedFailure" || failure.Message.Length > 2000) throw new FuzzException(failure.ErrorId);
    }

    private static void Text(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        using SecretScope secrets = SecretScope.Begin([new Secret(KnownToken)]);
        string[] shown = [Redactor.Foreign(text), Redactor.Sentence(text), Redactor.Typed(text), Redactor.Path(text), Redactor.Shown(text)];
        Printable(shown);
        if (shown.Any(one => one.Contains(KnownToken, StringComparison.OrdinalIgnoreCase))) throw new FuzzException("A known secret is shown.");
        if (shown[0].Length > Redactor.LongestForeign + 3) throw new FuzzException("Foreign text is too long.");
        if (Redactor.Foreign(shown[0]) is { } again && again.Contains("eyJ", StringComparison.Ordinal) && again.Length > 40 && again.Contains('.', StringComparison.Ordinal) && TokenReader.IsReadable(new Secret(again)))
            throw new FuzzException("A token is shown.");
    }

    private static void Loopback(byte[] bytes)
    {
        string? fields = LoopbackRequest.ReadAnswerAsync(new MemoryStream(bytes), Redirect, State, CancellationToken.None).GetAwaiter().GetResult();
        if (fields is not null && !fields.Contains(State[..4], StringComparison.Ordinal) && !fields.Contains('%', StringComparison.Ordinal)) throw new FuzzException("An answer without the state was taken.");
    }

    private static void Capture(byte[] bytes)
    {
        RecordingObserver observer = new();
        try
        {
            Client.ReadCaptureAsync(
                new CaptureRequest { Environment = PartnerMfaEnvironments.Global, Input = new MemoryStream(bytes), AllHosts = true },
                (call, _) =>
                {
                    Printable([call.ToString(), call.Client, call.UserAgent, .. call.MfaHeaders]);
                    return Task.CompletedTask;
                },
                observer,
                CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (PartnerMfaException failure) when (failure.ErrorId != "UnexpectedFailure")
        {
            Printable([failure.Message, failure.Remedy, failure.TargetName]);
        }

        Printable(observer.Told);
    }

    /// <summary>Checks that texts contain nothing that could control a terminal.</summary>
    public static void Printable(IEnumerable<string?> texts)
    {
        foreach (string? text in texts)
            if (text?.Any(c => char.IsControl(c) || c is '\u202e' or '\u2066' or '\u200b') == true) throw new FuzzException("A control character got through: " + text);
    }
}
