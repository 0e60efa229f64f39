using System.Reflection;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Errors;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Testing.Advice;

/// <summary>
/// All advice for one front end: for every verdict with every kind of evidence, every refusal with every kind of sign-in, and every
/// failure.
/// </summary>
internal static class AdviceCases
{
    public static IEnumerable<AdviceCase> All(CommandHints words) => [.. AdviceOfVerdicts.All(words), .. OfRefusals(words), .. OfExplanations(words), .. OfFailures(words)];

    public static IReadOnlyList<PartnerMfaEnvironment> Environments { get; } =
    [
        PartnerMfaEnvironments.Global, PartnerMfaEnvironments.USGovernment, PartnerMfaEnvironments.China, PartnerMfaEnvironments.Sandbox,
        PartnerMfaEnvironments.Custom("Contoso test", new EnvironmentAddresses(
            new Uri("https://login.contoso.example"), new Uri("http://localhost:8080"), new Uri("https://graph.contoso.example"), "https://api.contoso.example")),
    ];

    private static IEnumerable<CommandTarget> Targets =>
        from environment in Environments
        from whom in new CommandTarget[]
        {
            new(environment),
            new(environment, "contoso.example", TestTokens.ApplicationId, TestTokens.Account),
            new(environment, TestTokens.TenantId, null, "4988e250-5aee-482a-9136-6d269cb755c0"),
            // Anything that is not a plain word must not get into a command.
            new(environment, "x; rm", "$(x)", "jobs`whoami`@contoso.example"),
            new(environment, Account: TestTokens.Account) { ProofForPowerShell = " -Credential $credential", ProofForTool = " --client-secret-file secret.txt" },
        }
        select whom;

    private static IEnumerable<AdviceCase> OfRefusals(CommandHints words) =>
        from target in Targets
        from form in Enum.GetValues<SignInForm>()
        let commands = new RemedyCommands(words, target, form)
        from row in AadstsErrors.All.Concat(OAuthErrors.Names.Select(name => OAuthErrors.Find(name, null)!)).Concat(GraphAadstsErrors.Rows(new DeviceCodeSignIn { Environment = target.Environment!, GraphPermissions = ["User.Read.All"] }))
        select new AdviceCase($"{row.Id} ({string.Join(", ", row.Codes)}) in the form {form}", RemedyTemplate.Fill(row.RemedyFor(form), commands)) { Account = KnownAccount(target), Environment = target.Environment };

    private static IEnumerable<AdviceCase> OfExplanations(CommandHints words) =>
        from target in Targets
        let codes = AadstsErrors.All.SelectMany(row => row.Codes).Select(code => $"AADSTS{code}").Concat(OAuthErrors.Names).Concat(Enum.GetNames<ErrorId>())
            .Concat(["Partner Center says 900421", "900420", "900308", "900309", "900329", "800001", "AADSTS1234567", "Unauthorized_MissingMFA", "insufficient_claims", "token missing user information", "HTTP 401", "HTTP 403", "graph.windows.net", "ROPC", "libsecret", "xdg-open", "No such host is known", "HTTP 429"])
        from code in codes
        from explanation in new ErrorExplainer(words).Explain(code, target)
        select new AdviceCase($"explanation of {code}", $"{explanation.Meaning} {explanation.Remedy}. {explanation.Command}") { Account = KnownAccount(target), Environment = target.Environment };

    /// <summary>The failures by themselves, with arguments of the types that they take.</summary>
    private static IEnumerable<AdviceCase> OfFailures(CommandHints words) =>
        from target in Targets
        from method in typeof(Failures).GetMethods(BindingFlags.Public | BindingFlags.Static)
        where method.ReturnType == typeof(PartnerMfaException)
        let failure = (PartnerMfaException)method.Invoke(null, [.. method.GetParameters().Select(parameter => Argument(parameter, words, target))])!
        let shown = words == CommandHints.Tool ? failure.ForTool() : failure
        let knows = method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CommandTarget))
        select new AdviceCase($"the failure {method.Name}", $"{shown.Message} {shown.Remedy}") { Account = knows ? KnownAccount(target) : null, Environment = knows ? target.Environment : null };

    private static object? Argument(ParameterInfo parameter, CommandHints words, CommandTarget target) => parameter.ParameterType switch
    {
        var type when type == typeof(CommandHints) => words,
        var type when type == typeof(CommandTarget) => target,
        var type when type == typeof(PartnerMfaEnvironment) => target.Environment,
        var type when type == typeof(Uri) => new Uri("https://api.contoso.example/"),
        var type when type == typeof(IEnumerable<string>) => new[] { "one" },
        var type when type == typeof(DateTimeOffset) => new ManualClock().GetUtcNow(),
        var type when type == typeof(TimeSpan) => TimeSpan.FromSeconds(7),
        var type when type == typeof(int) => 2,
        var type when type == typeof(bool) => true,
        var type when type == typeof(Exception) => new InvalidOperationException("x"),
        var type when type == typeof(string) => parameter.HasDefaultValue ? parameter.DefaultValue : "a text.",
        var type => throw new NotSupportedException($"{parameter.Member.Name} takes a {type.Name}: say here what to give it."),
    };

    /// <summary>The account, where it may occur in a command.</summary>
    public static string? KnownAccount(CommandTarget target) => target.Account?.Contains('`', StringComparison.Ordinal) == true ? null : target.Account;
}
