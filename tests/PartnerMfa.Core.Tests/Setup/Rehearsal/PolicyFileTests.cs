using System.Text;
using PartnerMfa.Errors;

namespace PartnerMfa.Setup.Rehearsal;

public sealed class PolicyFileTests : IDisposable
{
    private const string Policy = """{"displayName": "A", "state": "enabled", "conditions": {"users": {}}, "grantControls": null}""";

    private readonly RehearsalFiles _files = new();

    [Theory]
    [InlineData(Policy, 1)]
    [InlineData("[" + Policy + "]", 1)]
    [InlineData("[" + Policy + "," + Policy + ", ]", 2)]
    [InlineData("""{"@odata.context": "x", "value": [""" + Policy + "]}", 1)]
    [InlineData("// as in the repository\n" + Policy, 1)]
    public void Policies_come_one_or_several_to_a_file(string text, int count)
    {
        Assert.Equal(Enumerable.Repeat(("A", "policies.json"), count), _files.Open([_files.Write("policies.json", text)]).Policies.Select(policy => (policy.Name, policy.File)));
        Assert.Empty(_files.Observer.Told);
    }

    [Fact]
    public void Files_of_Windows_PowerShell_and_of_Graph_s_module_are_read()
    {
        string path = _files.PathOf("module.json");
        File.WriteAllText(
            path,
            """{"Id": "11110000-0000-0000-0000-000000000009", "DisplayName": "B", "State": "disabled", "Conditions": {"Users": {"IncludeUsers": ["All"]}, "AdditionalProperties": {}}, "GrantControls": {"BuiltInControls": ["mfa"]}}""",
            Encoding.Unicode);

        RehearsedPolicy policy = Assert.Single(_files.Open([path]).Policies);

        Assert.Equal(("B", Guid.Parse("11110000-0000-0000-0000-000000000009"), true), (policy.Name, policy.Id, policy.IsOff));
        Assert.Equal("All", policy.Json.GetProperty("conditions").GetProperty("users").GetProperty("includeUsers")[0].GetString());
    }

    [Fact]
    public void A_folder_or_pattern_expands_to_its_files()
    {
        _files.Write("b.json", Policy.Replace("\"A\"", "\"B\"", StringComparison.Ordinal));
        _files.Write("a.json", Policy);
        _files.Write("readme.md", "not a policy");

        Assert.Equal(["A", "B"], _files.Open([_files.Folder]).Policies.Select(policy => policy.Name));
        Assert.Equal(["A", "B"], _files.Open([_files.PathOf("*.json")]).Policies.Select(policy => policy.Name));
        Assert.Equal(ErrorId.FileNotFound, Assert.Throws<PartnerMfaException>(() => _files.Open([_files.PathOf("*.yaml")])).Id);
        Assert.Equal(ErrorId.FileNotFound, Assert.Throws<PartnerMfaException>(() => _files.Open([_files.PathOf("c.json")])).Id);
    }

    [Theory]
    [InlineData("", ": it is empty.")]
    [InlineData("{\n  \"displayName\": \"A\",\n  \"state\" \"enabled\"\n}", " (line 3, column 11): it is not valid JSON.")]
    [InlineData("<html>Sign in</html>", " (line 1, column 1): it is not valid JSON.")]
    [InlineData("[]", ": it contains no policy.")]
    [InlineData("""{"value": []}""", ": it contains no policy.")]
    [InlineData("{}", ": it is not a Conditional Access policy (no 'conditions', 'grantControls' or 'sessionControls').")]
    [InlineData("\"text\"", ": it is not a Conditional Access policy (no 'conditions', 'grantControls' or 'sessionControls').")]
    [InlineData("[" + Policy + """, {"displayName": "named location"}]""", " (policy 2): it is not a Conditional Access policy (no 'conditions', 'grantControls' or 'sessionControls').")]
    [InlineData("""{"value": [{"grantControls": {"builtInControls": ["mfa"]}}]}""", " (policy 1): the policy has no 'conditions'.")]
    [InlineData("""{"displayName": "\udc00", "conditions": {}}""", ": a text in it is not valid Unicode.")]
    [InlineData("""{"displayName": "x", "state": "disabled", "state": "enabled", "conditions": {}}""", ": a name is in it twice.")]
    [InlineData("""{"displayName": "x", "conditions": {"users": {"includeUsers": ["All"], "IncludeUsers": []}}}""", ": a name is in it twice.")]
    public void A_file_that_cannot_be_judged_is_named_with_the_place(string text, string why)
    {
        string path = _files.Write("policies.json", text);
        PartnerMfaException failure = Assert.Throws<PartnerMfaException>(() => _files.Open([path]));

        Assert.Equal((ErrorId.PolicyFileInvalid, path), (failure.Id, failure.TargetName));
        Assert.Equal($"The policies in '{path}' cannot be judged{why}", failure.Message);
    }

    [Fact]
    public void Two_policies_of_the_same_id_are_refused()
    {
        string one = Policy.Replace("\"displayName\"", "\"id\": \"11110000-0000-0000-0000-000000000001\", \"displayName\"", StringComparison.Ordinal);
        string first = _files.Write("first.json", one), second = _files.Write("second.json", $"[{one}]");

        PartnerMfaException failure = Assert.Throws<PartnerMfaException>(() => _files.Open([first, second]));

        Assert.Equal($"The policies in '{second}' cannot be judged (policy 1): the id 11110000-0000-0000-0000-000000000001 is also that of the policy in '{first}'.", failure.Message);
    }

    [Fact]
    public void The_first_page_of_an_export_is_judged_with_a_warning()
    {
        string path = _files.Write("page.json", $$"""{"@odata.nextLink": "https://graph.microsoft.com/next", "value": [{{Policy}}]}""");

        Assert.Single(_files.Open([path]).Policies);
        Assert.Equal($"warning: The file '{path}' is only the first page of an export: the policies of the other pages are not judged.", Assert.Single(_files.Observer.Told));
    }

    public void Dispose() => _files.Dispose();
}
