using Microsoft.Identity.Client.Extensions.Msal;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Sandbox;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Cache;
using PartnerMfa.Stores;
using PartnerMfa.Testing;
using PartnerMfa.Work;

namespace PartnerMfa;

/// <summary>
/// A process that signs in accounts of the sandbox and stores their tokens for the user: in a folder, in plain text, or with "-" where the
/// product stores them. It begins when a line arrives on standard input. For each account, it writes whether a user was asked, then the
/// messages of the sign-ins. With --kept it repeats this until it is killed. With --stored it uses the refresh token in a file until it is
/// killed.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["--stored", string file]) return await UseStoredTokenAsync(file);
        if (arguments is ["--kept", string folder, .. string[] accounts]) return await KeepAsync(folder, accounts);
        Func<StorageCreationProperties> storage = arguments[0] == "-" ? UserTokenStorage.Create : () => Unprotected(arguments[0]);
        using RecordingHandler handler = new(new SandboxHandler(TimeProvider.System));
        SignInService service = new(
            new ServiceBackend { Handler = handler, WebUi = new SandboxBrowser(handler), TokenStorage = storage }, CommandHints.PowerShell);
        RecordingObserver observer = new();

        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        foreach (string account in arguments.Skip(1))
        {
            handler.Sent.Clear();
            Session session = await service.SignInAsync(Request(account), observer, CancellationToken.None);
            Console.WriteLine($"{session.Claims.Account}: {(handler.Sent.Count == 0 ? "kept" : "asked")}");
        }

        foreach (string told in observer.Shown) Console.WriteLine(told);
        return 0;
    }

    // A job that uses the refresh token in a file again and again, until it is killed.
    private static async Task<int> UseStoredTokenAsync(string file)
    {
        PartnerMfaClient client = new(_ => SandboxRegistration.CreateBackend(TimeProvider.System), CommandHints.Tool);
        RefreshTokenSignIn request = new() { Environment = PartnerMfaEnvironments.Sandbox, RefreshToken = new Secret(""), ApplicationId = TestTokens.ApplicationId };
        while (true)
        {
            StoredSignIn signIn = await client.SignInFromStoreAsync(request, new FileTokenStore(file, TimeProvider.System), new SilentObserver(), CancellationToken.None);
            Console.WriteLine(signIn.NotStored?.Message ?? "stored");
            // A real job does something with its token. Without this pause, the other job would hardly ever find the store free.
            await Task.Delay(Random.Shared.Next(20));
        }
    }

    // Signs in accounts and stores their tokens, again and again, until it is killed.
    private static async Task<int> KeepAsync(string folder, string[] accounts)
    {
        Func<StorageCreationProperties> storage = folder == "-" ? UserTokenStorage.Create : () => Unprotected(folder);
        using RecordingHandler handler = new(new SandboxHandler(TimeProvider.System));
        Console.WriteLine("ready");
        while (true)
        {
            foreach (string account in accounts)
            {
                RecordingObserver observer = new();
                SignInService service = new(
                    new ServiceBackend { Handler = handler, WebUi = new SandboxBrowser(handler), TokenStorage = storage }, CommandHints.PowerShell);
                Session session = await service.SignInAsync(Request(account) with { Force = true }, observer, CancellationToken.None);
                Console.WriteLine($"{session.Claims.Account}{string.Concat(observer.Shown.Select(told => "|" + told))}");
            }
        }
    }

    private static BrowserSignIn Request(string account) => new()
    {
        Presence = new Interactivity(),
        Environment = PartnerMfaEnvironments.Sandbox,
        ApplicationId = TestTokens.ApplicationId,
        ContextScope = PartnerMfaContextScope.CurrentUser,
        UserPrincipalName = account,
    };

    private static StorageCreationProperties Unprotected(string folder) =>
        new StorageCreationPropertiesBuilder("tokens.bin", folder).WithUnprotectedFile().Build();
}
