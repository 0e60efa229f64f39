using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Sandbox.Support;
using PartnerMfa.Testing.Contract;

namespace PartnerMfa.Sandbox.Contract;

/// <summary>The simulated Partner Center responds as the real one is documented to, and in no other way.</summary>
public sealed class SandboxContractTests
{
    private static readonly IEnumerable<SandboxAccount> Answering =
        SandboxAccounts.All.Where(account => account.Refusal is null && account.Name != "offline");

    public static TheoryData<string> Accounts { get; } = [.. Answering.Select(account => account.Name)];

    public static TheoryData<string> Documented { get; } = [.. DocumentedResponses.All.Select(response => response.Name)];

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Accounts_answer_only_with_documented_responses(string account)
    {
        foreach (HttpResponseMessage response in await AnswersAsync(SandboxAccounts.Find(account)!))
        {
            bool marked = WireBody.HasByteOrderMark(await WireBody.BytesAsync(response));
            ResponseShape given = ResponseShape.Of(response);

            Assert.Contains(given, DocumentedResponses.All.Select(row => row.Shape));
            DocumentedResponse row = DocumentedResponses.All.Single(row => row.Shape == given);
            Assert.Equal(row.Reply.Body.StartsWith('\ufeff'), marked);
            Assert.All(PartnerCenterConstants.OwnHeaders, header => Assert.Equal(row.IsPartnerCenters, response.Headers.Contains(header)));
        }
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task Some_account_gives_each_documented_response(string name)
    {
        List<ResponseShape> given = [];
        foreach (SandboxAccount account in Answering) given.AddRange((await AnswersAsync(account)).Select(ResponseShape.Of));

        Assert.Contains(DocumentedResponses.All.Single(response => response.Name == name).Shape, given);
    }

    // An account whose responses differ from attempt to attempt yields several.
    private static async Task<List<HttpResponseMessage>> AnswersAsync(SandboxAccount account)
    {
        SandboxRun sandbox = new();
        SandboxAccount asked = account with { Token = account.Token with { Expired = false } };
        string token = new SandboxTokens(sandbox.Clock).AccessToken(asked, TokenRequests.ClientId);
        CorrelationIds ids = CorrelationIds.New();
        List<HttpResponseMessage> answers = [];
        foreach (SandboxAnswer _ in account.Answers)
        {
            answers.Add(await sandbox.SendEnforcedAsync(token, ids));
        }

        return answers;
    }
}
