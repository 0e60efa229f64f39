using System.Reflection;
using PartnerMfa.Environments;
using PartnerMfa.SignIn.Errors;
using PartnerMfa.Work;

namespace PartnerMfa.Errors;

/// <summary>Every failure has an ID, says what failed, and says what to do.</summary>
public sealed class FailuresTests
{
    private static readonly MethodInfo[] Makers = typeof(Failures).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

    public static TheoryData<string> Names => [.. Makers.Select(maker => maker.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_failure_is_a_sentence_with_an_id_and_a_remedy(string name)
    {
        PartnerMfaException failure = Make(name);

        Assert.True(Enum.IsDefined(failure.Id));
        Assert.Equal(failure.Id.ToString(), failure.ErrorId);
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Remedy);
        Assert.Null(failure.InnerException);
    }

    [Fact]
    public void Failures_were_found() => Assert.True(Makers.Length >= 15);

    [Fact]
    public void Every_error_id_is_given_to_some_failure()
    {
        IEnumerable<ErrorId> made = Makers.Select(maker => Make(maker.Name).Id)
            .Concat(AadstsErrors.All.Select(row => row.Id))
            // The user closed the page. This comes from MSAL's exception, as RefusalReaderTests show.
            .Append(ErrorId.SignInCancelled);

        Assert.Equal(Enum.GetValues<ErrorId>(), made.Distinct().Order());
    }

    private static PartnerMfaException Make(string name)
    {
        MethodInfo maker = Makers.Single(maker => maker.Name == name);
        object?[] arguments = [.. maker.GetParameters().Select(parameter => Sample(parameter.ParameterType))];
        return (PartnerMfaException)maker.Invoke(null, arguments)!;
    }

    private static object? Sample(Type type) => type switch
    {
        _ when type == typeof(string) => "it is so.",
        _ when type == typeof(IEnumerable<string>) => new[] { "one", "two" },
        _ when type == typeof(CommandHints) => CommandHints.PowerShell,
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
        _ when type == typeof(TimeSpan) => TimeSpan.FromSeconds(5),
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) => 5_000_000,
        _ when type == typeof(Uri) => new Uri("https://login.example"),
        _ when type == typeof(PartnerMfaEnvironment) => PartnerMfaEnvironments.Global,
        _ when type == typeof(CommandTarget) => new CommandTarget(PartnerMfaEnvironments.Global, Account: TestTokens.Account),
        _ when type == typeof(Exception) => new InvalidOperationException("Its own words."),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A failure takes a type that this test has no sample of."),
    };
}
