using System.Text.Json.Nodes;

namespace PartnerMfa.Setup.Tenants;

/// <summary>A table of app registrations, each with the expected answers of its checks.</summary>
public sealed class ApplicationTests
{
    private static readonly JsonObject[] Lines =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Setup", "Tenants", "Applications.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject()),
    ];

    public static TheoryData<string> Names { get; } = [.. Lines.Select(line => (string)line["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_application_is_judged_as_documented(string name)
    {
        JsonObject line = Line(name);
        Assert.StartsWith("https://learn.microsoft.com/", (string)line["source"]!, StringComparison.Ordinal);
        IReadOnlyList<PartnerMfaResult> results = await TenantTests.AssessAsync(line);

        if ((string?)line["answer"] is { } answer) Assert.Equal(answer, $"{results[0].Result} {results[0].Reason}");
        foreach ((string check, JsonNode? expected) in line["checks"]!.AsObject())
            Assert.Equal((check, (string)expected!), (check, results.Where(result => result.Check == check).Select(result => $"{result.Result} {result.Reason}").Single()));
        Assert.All(results.Where(result => result.Result == "No" && result.Check?.StartsWith("Application", StringComparison.Ordinal) == true), result => Assert.NotNull(result.Remedy));
    }

    // Members whose absence is documented to mean something: Microsoft did not disable the application, or it has no owner elsewhere.
    private static readonly string[] Defaults = ["disabledByMicrosoftStatus", "appOwnerOrganizationId"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_member_that_is_left_out_turns_an_answer_into_another_one(string name)
    {
        JsonObject line = Line(name);
        Dictionary<string, string> before = Answers(await TenantTests.AssessAsync(line));
        IReadOnlyList<string> paths = await MissingMembers.OfAsync(line, ["application", "servicePrincipal", "partnerCenter", "grants", "assigned", "federated"]);

        Assert.True(paths.Count > 5);
        foreach (string path in paths.Where(path => !Defaults.Contains(path.Split('.')[^1])))
        {
            Dictionary<string, string> after = Answers(await TenantTests.AssessAsync(line, change: tenant => MissingMembers.Remove(tenant, path)));
            foreach ((string check, string answer) in after)
                Assert.True(answer == before[check] || answer == "Unknown" || (before[check], answer) == ("Yes", "NotApplicable"), $"{check} becomes {answer} without {path}, and is {before[check]} with it.");
        }
    }

    private static JsonObject Line(string name) => Lines.Single(one => (string)one["name"]! == name);

    private static Dictionary<string, string> Answers(IReadOnlyList<PartnerMfaResult> results) =>
        results.Where(result => result.Check?.StartsWith("Application", StringComparison.Ordinal) == true).ToDictionary(result => result.Check!, result => result.Result);
}
