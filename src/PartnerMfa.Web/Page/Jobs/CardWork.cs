using PartnerMfa.Errors;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Setup;
using PartnerMfa.SignIn;
using PartnerMfa.Tokens;

namespace PartnerMfa.Web.Page.Jobs;

/// <summary>Something that was pasted or dropped, which can be read only once.</summary>
/// <param name="Name">Its name in results.</param>
/// <param name="Content">Its content; a file is read while it arrives.</param>
/// <param name="Text">The pasted text; null for a file.</param>
internal sealed record BroughtInput(string Name, Stream Content, string? Text = null);

/// <summary>Does the work of the cards, with the same calls as the verbs of the tool.</summary>
internal sealed class CardWork(PartnerMfaClient client)
{
    public Task RunAsync(Job job, CancellationToken stop) =>
        job.Request.Card == Card.Account ? TestAccountAsync(job, stop)
        : job.Request.Card == Card.Usage ? ShowUsageAsync(job, stop)
        : job.Request.Card == Card.Setup ? CheckSetupAsync(job, stop)
        : TestSandboxTokenAsync(job, stop);

    /// <summary>Judges every pasted or dropped token. An unreadable token does not stop the others.</summary>
    public async Task InspectAsync(Job job, IAsyncEnumerable<BroughtInput> brought, CancellationToken stop)
    {
        await foreach (BroughtInput input in brought.WithCancellation(stop).ConfigureAwait(false))
        {
            try
            {
                using SecretScope pasted = Redactor.Watch(input.Text is { } word && IsOneWord(word) ? [word] : []);
                if (input.Text is { } text && IsOneWord(text)) await InspectAsync(job, new TokenRequest(TokenFile.Check(input.Name, text), job.Request.Environment, input.Name), stop).ConfigureAwait(false);
                else await ReadCaptureAsync(job, input, stop).ConfigureAwait(false);
            }
            catch (PartnerMfaException failure)
            {
                await job.Results.AddAsync(failure.ForTool()).ConfigureAwait(false);
            }
        }
    }

    private async Task TestAccountAsync(Job job, CancellationToken stop)
    {
        // An earlier sign-in from another test must not be used for this account.
        SignInRequest request = job.Request.SignIn() with { Force = true };
        Session session = await client.SignInAsync(request, job, stop).ConfigureAwait(false);
        job.SignedIn("Asking Partner Center");
        ProbeOptions options = new() { Wait = job.Request.Wait };
        PartnerMfaResult result = options.Wait > TimeSpan.Zero
            ? (await client.WaitForYesAsync(session, new Interactivity(), options, job, stop).ConfigureAwait(false)).Result
            : await client.TestPartnerCenterAsync(TokenRequest.Of(session.AccessToken, request), options, job, stop).ConfigureAwait(false);
        await job.Results.AddAsync(result).ConfigureAwait(false);
    }

    private async Task ShowUsageAsync(Job job, CancellationToken stop)
    {
        SignInRequest request = job.Request.SignIn();
        Session session = await client.SignInAsync(request, job, stop).ConfigureAwait(false);
        job.SignedIn("Reading the calls");
        UsageRequest usage = new(session.AccessToken, request.Environment, request.Method) { Days = job.Request.Days };
        if (job.Request.TenantScore)
        {
            Session graph = await client.SignInAsync(request with { GraphPermissions = UsageRequest.ScorePermissions }, job, stop).ConfigureAwait(false);
            job.SignedIn("Reading Microsoft’s scores");
            usage = usage with { GraphToken = graph.AccessToken };
        }

        await AddAllAsync(job, await client.GetUsageAsync(usage, job, stop).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task CheckSetupAsync(Job job, CancellationToken stop)
    {
        CardRequest asked = job.Request;
        string account = asked.Environment.IsSandbox ? SandboxAccounts.Find(asked.User)?.UserPrincipalName ?? asked.User! : asked.User!;
        SignInRequest request = asked.SignIn() with
        {
            GraphPermissions = PartnerMfaClient.PermissionsFor(null),
            // The account that signs in may differ from the one that is assessed. In the sandbox, the assessed account selects the case.
            UserPrincipalName = asked.Environment.IsSandbox ? account : null,
        };
        Session session = await client.SignInAsync(request, job, stop).ConfigureAwait(false);
        job.SignedIn("Reading the tenant");
        SetupRequest setup = new(account, asked.Environment, session.AccessToken, request.Method);
        await AddAllAsync(job, await client.TestSetupAsync(setup, SetupFiles.None, job, stop).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Users have no sandbox tokens, so the sandbox makes one for the chosen case.</summary>
    private async Task TestSandboxTokenAsync(Job job, CancellationToken stop)
    {
        if (!job.Request.Environment.IsSandbox) throw Failures.StandardInputEmpty("Token");
        Session session = await client.SignInAsync(job.Request.SignIn() with { Force = true }, job, stop).ConfigureAwait(false);
        await InspectAsync(job, new TokenRequest(session.AccessToken, job.Request.Environment, "a token that the sandbox made"), stop).ConfigureAwait(false);
    }

    private Task ReadCaptureAsync(Job job, BroughtInput input, CancellationToken stop)
    {
        CaptureRequest capture = new()
        {
            Environment = job.Request.Environment,
            Input = input.Text is null ? input.Content : null,
            Text = input.Text,
            InputName = input.Name,
            AllHosts = job.Request.AllHosts,
        };
        return client.ReadCaptureAsync(
            capture,
            async (call, _) =>
            {
                try
                {
                    await InspectAsync(job, TokenRequest.Of(call) with { Source = $"{input.Name}, {call.Entry}" }, stop).ConfigureAwait(false);
                }
                catch (PartnerMfaException failure)
                {
                    await job.Results.AddAsync(failure.ForTool()).ConfigureAwait(false);
                }
            },
            job,
            stop);
    }

    private async Task InspectAsync(Job job, TokenRequest token, CancellationToken stop) => await job.Results.AddAsync(job.Request.AskPartnerCenter
        ? await client.TestPartnerCenterAsync(token with { Form = SignInForm.AccessToken }, new ProbeOptions(), job, stop).ConfigureAwait(false)
        : client.TestToken(token with { Explain = job.Request.Explain })).ConfigureAwait(false);

    private static async Task AddAllAsync(Job job, IReadOnlyList<PartnerMfaResult> results)
    {
        foreach (PartnerMfaResult result in results) await job.Results.AddAsync(result).ConfigureAwait(false);
    }

    private static bool IsOneWord(string text) => text.Length > 0 && !text.Any(char.IsWhiteSpace);
}
