using System.Text.Json.Nodes;
using PartnerMfa.Errors;
using PartnerMfa.Setup.Tenants;

namespace PartnerMfa.Setup.Rehearsal;

/// <summary>A saved tenant is assessed like the live one, without a network, and its file contains no secrets.</summary>
public sealed class SavedTenantTests : IDisposable
{
    private readonly RehearsalFiles _files = new();

    public static TheoryData<string> Names => TenantTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_saved_tenant_is_judged_like_the_live_one(string name)
    {
        JsonObject line = Line(name);
        string path = _files.PathOf("tenant.json");
        SetupFiles saving = _files.Open(save: path);
        IReadOnlyList<PartnerMfaResult> live = await TenantTests.AssessAsync(line, saving);
        saving.Save();
        if (live[0].Reason == "AccountNotFound")
        {
            Assert.False(File.Exists(path));
            return;
        }

        IReadOnlyList<PartnerMfaResult> saved = await TenantTests.AssessAsync(line, _files.Open(tenant: path));

        Assert.Equal(live.Select(result => (result.Check, result.Result, result.Reason, result.Message)), saved.Select(result => (result.Check, result.Result, result.Reason, result.Message)));
        Assert.All(saved, result => Assert.Matches(@"^tenant saved on \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ \(tenant\.json\)$", result.Source));
        Assert.Equal(live.Select(result => (result.Account, result.TenantId, result.Environment)), saved.Select(result => (result.Account, result.TenantId, result.Environment)));
    }

    [Fact]
    public async Task Phone_numbers_pass_codes_and_keys_are_not_saved()
    {
        JsonObject line = JsonNode.Parse(
            """
            {"set": {
              "methods": [
                {"@odata.type": "#microsoft.graph.phoneAuthenticationMethod", "id": "1", "phoneNumber": "+1 4255550100", "phoneType": "mobile"},
                {"@odata.type": "#microsoft.graph.temporaryAccessPassAuthenticationMethod", "id": "2", "temporaryAccessPass": "TAP+x3+Zq9", "isUsable": true},
                {"@odata.type": "#microsoft.graph.softwareOathAuthenticationMethod", "id": "3", "secretKey": "JBSWY3DPEHPK3PXP"},
                {"@odata.type": "#microsoft.graph.emailAuthenticationMethod", "id": "4", "emailAddress": "someone@fabrikam.com"}],
              "domain": {"id": "contoso.com", "authenticationType": "Federated", "secret": "hunter2"},
              "federation": [{"id": "6601d14b-d113-8f64-fda2-9b5ddda18ecc", "federatedIdpMfaBehavior": "rejectMfaByFederatedIdp", "signingCertificate": "MIIC8DCCAdi", "nextSigningCertificate": "MIIC9DCCAdi"}]},
             "policies": [{"description": "Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2dyYXBoIn0.c2lnbmF0dXJl"}]}
            """)!.AsObject();
        SetupFiles saving = _files.Open(save: _files.PathOf("tenant.json"));
        await TenantTests.AssessAsync(line, saving);
        saving.Save();
        string text = await File.ReadAllTextAsync(_files.PathOf("tenant.json"), TestContext.Current.CancellationToken);

        Assert.All(["4255550100", "TAP+x3", "JBSWY3DP", "fabrikam", "hunter2", "MIIC", "eyJ"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        Assert.Contains("\"phoneType\": \"mobile\"", text, StringComparison.Ordinal);
        Assert.Contains("\"version\": 1,", text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_files.PathOf("tenant.json")));
    }

    [Fact]
    public async Task Several_accounts_share_a_file_and_each_keeps_its_differences()
    {
        JsonObject good = Line("MFA for all users and all resources"), bad = Line("no policy at all");
        bad = bad.DeepClone().AsObject();
        bad["set"] = JsonNode.Parse("""{"user": {"id": "aaaa0000-0000-0000-0000-000000000002", "userPrincipalName": "other@contoso.com", "accountEnabled": true, "userType": "Member"}}""");
        SetupFiles saving = _files.Open(save: _files.PathOf("tenant.json"));
        await TenantTests.AssessAsync(good, saving);
        // By its object ID; in the file, it is under its name.
        await TenantTests.AssessAsync(bad, saving, "aaaa0000-0000-0000-0000-000000000002");
        saving.Save();

        SetupFiles saved = _files.Open(tenant: _files.PathOf("tenant.json"));
        Assert.Equal(["integration@contoso.com", "other@contoso.com"], saved.Accounts);
        Assert.Equal("Yes PolicyRequiresMfa", await AnswerAsync(saved, "INTEGRATION@contoso.com"));
        Assert.Equal("No MfaNotRequired", await AnswerAsync(saved, "other@contoso.com"));
        Assert.Equal("No MfaNotRequired", await AnswerAsync(saved, "AAAA0000-0000-0000-0000-000000000002"));
        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => AnswerAsync(saved, "nobody@contoso.com"));
        Assert.Equal(("AccountNotSaved", "nobody@contoso.com", "The saved tenant 'tenant.json' does not have the account nobody@contoso.com."), (failure.ErrorId, failure.TargetName, failure.Message));
    }

    [Fact]
    public async Task Data_that_a_saved_tenant_lacks_is_unknown()
    {
        SetupFiles saving = _files.Open(save: _files.PathOf("tenant.json"));
        await TenantTests.AssessAsync(Line("MFA for all users and all resources"), saving);
        saving.Save();
        JsonObject json = JsonNode.Parse(await File.ReadAllTextAsync(_files.PathOf("tenant.json"), TestContext.Current.CancellationToken))!.AsObject();
        json["resources"]!.AsObject().Remove("/v1.0/identity/conditionalAccess/policies");
        string path = _files.Write("cut.json", json.ToJsonString());

        IReadOnlyList<PartnerMfaResult> results = await TenantTests.AssessAsync([], _files.Open(tenant: path));

        Assert.Equal(("Unknown", "ResourceNotRead", "The saved tenant does not have the tenant's Conditional Access policies."), (results[0].Result, results[0].Reason, results[0].Message));
        Assert.Equal("Save the tenant again: Test-PartnerMfaSetup -UserPrincipalName integration@contoso.com -SaveTenant tenant.json", results[0].Remedy);
    }

    [Theory]
    [InlineData("", "it is empty.")]
    [InlineData("{", "it is not valid JSON.")]
    [InlineData("[]", "it is not a saved tenant.")]
    [InlineData("42", "it is not a saved tenant.")]
    [InlineData("""{"log": {"entries": []}}""", "it is not a saved tenant.")]
    [InlineData("""{"format": "PartnerMfa tenant"}""", "its version cannot be read.")]
    [InlineData("""{"format": "PartnerMfa tenant", "version": 0}""", "its version cannot be read.")]
    [InlineData("""{"format": "PartnerMfa tenant", "version": 2}""", "it was saved by a newer version of PartnerMfa (file version 2).")]
    [InlineData("""{"format": "PartnerMfa tenant", "version": 1}""", "it has no 'savedOn', 'environment' or 'accounts'.")]
    [InlineData("""{"format": "PartnerMfa tenant", "version": 1, "savedOn": "2026-11-01T00:00:00Z", "environment": "Global", "accounts": [{}]}""", "an account in it has no 'name'.")]
    [InlineData("""{"format": "PartnerMfa tenant", "version": 1, "savedOn": "\ud800"}""", "a text in it is not valid Unicode.")]
    [InlineData("""{"format": "PartnerMfa tenant", "version": 1, "version": 1}""", "a name is in it twice.")]
    public void A_file_that_is_not_a_saved_tenant_is_refused_and_never_replaced(string text, string why)
    {
        string path = _files.Write("other.json", text);

        PartnerMfaException failure = Assert.Throws<PartnerMfaException>(() => _files.Open(tenant: path));
        Assert.Equal((ErrorId.TenantFileInvalid, path), (failure.Id, failure.TargetName));
        Assert.EndsWith("cannot be used: " + why, failure.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorId.TenantNotSaved, Assert.Throws<PartnerMfaException>(() => _files.Open(save: path)).Id);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused_before_the_sign_in()
    {
        Assert.EndsWith("it is a folder.", Assert.Throws<PartnerMfaException>(() => _files.Open(save: _files.Folder)).Message, StringComparison.Ordinal);
        Assert.EndsWith("its folder does not exist.", Assert.Throws<PartnerMfaException>(() => _files.Open(save: _files.PathOf("no/tenant.json"))).Message, StringComparison.Ordinal);
        Assert.Equal(ErrorId.FileNotFound, Assert.Throws<PartnerMfaException>(() => _files.Open(tenant: _files.PathOf("missing.json"))).Id);
    }

    public void Dispose() => _files.Dispose();

    private static JsonObject Line(string name) => TenantTests.Lines.Single(line => (string)line["name"]! == name);

    private static async Task<string> AnswerAsync(SetupFiles saved, string account)
    {
        PartnerMfaResult overall = (await TenantTests.AssessAsync([], saved, account))[0];
        return $"{overall.Result} {overall.Reason}";
    }
}
