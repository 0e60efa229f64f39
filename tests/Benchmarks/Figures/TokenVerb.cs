using System.Buffers.Text;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary><c>partner-mfa token</c> on one token, the whole process, against an empty console program. Both are published alike for this machine.</summary>
internal sealed class TokenVerb : IFigure
{
    private const int Runs = 41;

    public string Name => "partner-mfa token";

    public double Target => 2;

    public string? Obstacle => null;

    public InterleavedTimes Measure()
    {
        string tool = Publish("src/PartnerMfa.Cli", "partner-mfa");
        string emptyProgram = Publish("tests/Benchmarks/EmptyProgram", "EmptyProgram");
        string tokenFile = Path.Combine(Repository.Stage("token"), "token.txt");
        File.WriteAllText(tokenFile, Token());
        return InterleavedTimes.Of(Runs, () => Run(tool, "token", "--token-file", tokenFile), () => Run(emptyProgram));
    }

    private static string Publish(string project, string program)
    {
        string folder = Repository.Stage(program);
        Repository.DotNet("publish", project, "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "--output", folder);
        return Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program);
    }

    private static TimeSpan Run(string program, params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        ChildProcess.Run(program, arguments);
        return Stopwatch.GetElapsedTime(start);
    }

    // An access token of an MFA sign-in, as long as a real one. Nothing checks its signature.
    private static string Token() => string.Join('.', new[]
    {
        """{"typ":"JWT","alg":"RS256","kid":"benchmark"}""",
        """
        {"aud":"https://api.partnercenter.microsoft.com","iss":"https://sts.windows.net/df845f1a-7b35-40a2-ba78-6481de91f8ae/",
        "iat":1780920000,"nbf":1780920000,"exp":4102444800,"acr":"1","amr":["pwd","mfa"],
        "appid":"23ec45a3-5127-4185-9eff-c8887839e6ab","appidacr":"0","oid":"4988e250-5aee-482a-9136-6d269cb755c0",
        "scp":"user_impersonation","tid":"df845f1a-7b35-40a2-ba78-6481de91f8ae","unique_name":"integration@contoso.example",
        "upn":"integration@contoso.example","ver":"1.0"}
        """,
        new string('s', 256),
    }.Select(part => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part))));
}
