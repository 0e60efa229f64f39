using System.CommandLine;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Verbs.Options;
using PartnerMfa.Requests;
using PartnerMfa.Signatures;
using PartnerMfa.Tokens;

namespace PartnerMfa.Cli.Verbs;

/// <summary>
/// <c>partner-mfa token</c>: shows what tokens reveal without asking Partner Center. Nothing is sent, unless the keys of their tenants are
/// requested.
/// </summary>
internal sealed class TokenVerb : Verb
{
    private const string FileOption = "--token-file";

    private readonly SignatureOptions _signature = new();
    private readonly CaptureOptions _captures = new();
    private readonly Option<string[]> _files = new(FileOption)
    {
        Description = "A file that contains an access token; - is standard input. Can be repeated. Default: standard input.",
        HelpName = "file",
    };

    private readonly Option<bool> _explain = new("--explain") { Description = "List every claim with its meaning." };

    protected override VerbCommand Define(ToolContext context)
    {
        VerbCommand command = new(
            "token",
            "Inspect access tokens: did the user sign in with MFA? The tokens are not sent anywhere.",
            new("Paste a token at the prompt", "partner-mfa token"),
            new("Inspect the token in a file, and explain its claims", "partner-mfa token --token-file token.txt --explain"),
            new("Inspect every token in a HAR file", "partner-mfa token --capture traffic.har"),
            new("Verify the signature with the tenant's published keys", "partner-mfa token --token-file token.txt --verify-signature"));
        command.IsImmediate = IsImmediate;
        command.Add(OptionGroup.Common, _files, _explain);
        _captures.AddTo(command);
        _signature.AddTo(command);
        return command;
    }

    private bool IsImmediate(ParseResult parsed) =>
        parsed.GetValue(_files) is { Length: > 0 } files
        && !files.Contains(SecretFile.StandardInput)
        && !_captures.AreGiven(parsed.CommandResult)
        && !_signature.AreGiven(parsed)
        && !Common.Report.IsGiven(parsed);

    // This method is not asynchronous itself: the runtime would have to compile an asynchronous method in every process, and most runs wait
    // for nothing.
    protected override Task AnswerAsync(VerbRun run)
    {
        SignatureKeys? keys = _signature.Read(run);
        IReadOnlyList<CaptureRequest> captures = _captures.Read(run);
        string[] files = run.Get(_files) ?? [];
        if (files.Length + captures.Count == 0) files = [SecretFile.StandardInput];
        if (captures.Count > 0 || keys is not null) return InspectAsync(run, files, captures, keys);

        foreach (string path in files)
        {
            try
            {
                run.Output.Write(run.Client.TestToken(RequestOf(run, path)));
            }
            catch (PartnerMfaException failure)
            {
                run.Output.Fail(Named(failure, path, files));
            }
        }

        return Task.CompletedTask;
    }

    private async Task InspectAsync(VerbRun run, string[] files, IReadOnlyList<CaptureRequest> captures, SignatureKeys? keys)
    {
        bool explain = run.Get(_explain);
        foreach (string path in files) await TryAsync(run, () => InspectOneAsync(RequestOf(run, path)), failure => Named(failure, path, files)).ConfigureAwait(false);
        foreach (CaptureRequest capture in captures)
        {
            await TryAsync(run, () => run.Client.ReadCaptureAsync(
                capture,
                (call, _) => TryAsync(run, () => InspectOneAsync(TokenRequest.Of(call) with { Explain = explain })),
                run.Observer,
                run.Stop)).ConfigureAwait(false);
        }

        async Task InspectOneAsync(TokenRequest request) =>
            run.Output.Write(await run.Client.TestTokenAsync(request with { SignatureKeys = keys }, run.Stop).ConfigureAwait(false));
    }

    // A failure of one input does not affect the others.
    private static async Task TryAsync(VerbRun run, Func<Task> work, Func<PartnerMfaException, PartnerMfaException>? name = null)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (PartnerMfaException failure)
        {
            run.Output.Fail(name?.Invoke(failure) ?? failure);
        }
    }

    // With several files, the message must name the file.
    private static PartnerMfaException Named(PartnerMfaException failure, string path, string[] files) =>
        files.Length == 1 || failure.TargetName is not null ? failure : failure.InFile(path == SecretFile.StandardInput ? "standard input" : path);

    private TokenRequest RequestOf(VerbRun run, string path)
    {
        string source = path == SecretFile.StandardInput ? "standard input" : path;
        Secret token = TokenFile.Check(source, SecretFile.Read(FileOption, path, run.Context).Reveal());
        return new TokenRequest(token, run.Environment, source) { Explain = run.Get(_explain) };
    }
}

/// <summary>The options for the keys that verify signatures.</summary>
internal sealed class SignatureOptions
{
    private readonly Option<bool> _verify = new("--verify-signature")
    {
        Description = "Verify the signature with the keys that the token's tenant publishes. They are fetched from the sign-in service.",
    };

    private readonly Option<string?> _keySet = new("--key-set")
    {
        Description = "Verify the signature with the JSON Web Key Set in this file. Nothing is fetched.",
        HelpName = "file",
    };

    private readonly Option<string?> _signingKey = new("--signing-key")
    {
        Description = "Verify the signature with the public key in this file: a JSON Web Key, or a key or certificate in PEM format.",
        HelpName = "file",
    };

    public void AddTo(VerbCommand command)
    {
        command.Add(OptionGroup.Signature, _verify, _keySet, _signingKey);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_keySet) is not null && parsed.GetValue(_signingKey) is not null)
                parsed.AddError("Use either --key-set or --signing-key, not both.");
        });
    }

    public bool AreGiven(ParseResult parsed) => parsed.GetValue(_verify) || (parsed.GetValue(_keySet) ?? parsed.GetValue(_signingKey)) is not null;

    /// <returns>Null when signatures are not to be verified.</returns>
    /// <exception cref="PartnerMfaException"><c>SigningKeyInvalid</c>.</exception>
    public SignatureKeys? Read(VerbRun run)
    {
        if ((run.Get(_keySet) ?? run.Get(_signingKey)) is { } file) return new SignatureKeys { Text = KeyFile.Read(file) };
        return run.Get(_verify) ? SignatureKeys.Published : null;
    }
}
