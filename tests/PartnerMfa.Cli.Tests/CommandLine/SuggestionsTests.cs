namespace PartnerMfa.Cli.CommandLine;

public sealed class SuggestionsTests
{
    private static readonly string[] Known = ["probe", "token", "setup", "usage", "refresh-token", "--environment", "--user", "--timeout-seconds"];

    [Theory]
    [InlineData("prob", "probe")]
    [InlineData("porbe", "probe")]
    [InlineData("Probe", "probe")]
    [InlineData("probes", "probe")]
    [InlineData("tokn", "token")]
    [InlineData("refreshtoken", "refresh-token")]
    [InlineData("refresh", "refresh-token")]
    [InlineData("-Environment", "--environment")]
    [InlineData("--enviroment=Sandbox", "--environment")]
    [InlineData("--UserPrincipalName", "--user")]
    [InlineData("--timeout", "--timeout-seconds")]
    public void A_near_miss_is_recognized(string typed, string meant) => Assert.Equal(meant, Suggestions.Nearest(typed, Known));

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    [InlineData("x")]
    [InlineData("customers")]
    [InlineData("serve")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9eyJhdWQiOiJodHRwczovL2FwaSJ9")]
    public void A_different_word_gets_no_suggestion(string typed) => Assert.Null(Suggestions.Nearest(typed, Known));
}
