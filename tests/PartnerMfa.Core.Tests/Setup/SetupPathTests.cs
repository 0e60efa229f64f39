namespace PartnerMfa.Setup;

/// <summary>Whatever name the user gives, it stays one segment of the path.</summary>
public sealed class SetupPathTests
{
    private static readonly Uri Graph = new("https://graph.example");

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../../beta/me")]
    [InlineData("a?b#c%2Fd\\e;f@g")]
    [InlineData("%2e%2e")]
    [InlineData("//other.example/x")]
    [InlineData("ann_fabrikam.com#EXT#@contoso.com")]
    public void A_name_is_one_segment(string name)
    {
        string[] paths = [.. new[] { GraphPaths.Account(name), GraphPaths.Methods(name), GraphPaths.PerUserMfa(name), GraphPaths.LicenseDetails(name), GraphPaths.Memberships(name), GraphPaths.Domain(name), GraphPaths.Federation(name) }.Select(path => path.PathAndQuery)];

        Assert.Equal(
            [
                ("/v1.0/users/", 4), ("/v1.0/users/", 6), ("/beta/users/", 6), ("/v1.0/users/", 5), ("/v1.0/users/", 5), ("/v1.0/domains/", 4), ("/v1.0/domains/", 5),
            ],
            paths.Select(path => new Uri(Graph, path)).Select(at => (at.Segments[0] + at.Segments[1] + at.Segments[2], at.Segments.Length)));
        Assert.All(paths, path => Assert.Equal(("graph.example", ""), (new Uri(Graph, path).Host, new Uri(Graph, path).Fragment)));
    }
}
