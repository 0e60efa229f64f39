using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using static PartnerMfa.Usage.Scores.ScoreConstants;

namespace PartnerMfa.Usage.Scores;

/// <summary>The MFA requirement of the partner security score, a beta resource that exists only in the global cloud.</summary>
internal static class PartnerScore
{
    private const string Name = "The partner security score";

    public static async Task<ScoreAnswer> ReadAsync(
        ResourceReader graph, GraphToken token, PartnerMfaEnvironment environment, TimeLimit limit)
    {
        if (!environment.Cloud.HasPartnerScore) return ScoreAnswer.NotHere(AdminsRequirement, Name, environment);
        JsonElement? requirement = null;
        ResourceResult<ItemCount> read = await graph.GetAllAsync(PartnerScorePath, GraphConstants.ItemsName, Take, limit).ConfigureAwait(false);
        if (requirement is { } found) return Judge(found);
        return read.Failure is { } failure
            ? ScoreAnswer.NotRead(AdminsRequirement, Name, failure, UsageRequest.PartnerScorePermission, token.Has(UsageRequest.PartnerScorePermission))
            : new ScoreAnswer(AdminsRequirement, MfaAnswer.Unknown, $"{Name} does not cover MFA for this tenant.");

        void Take(JsonElement item)
        {
            if (AdminsRequirement.Equals(ScoreFacts.Text(item, RequirementType), StringComparison.OrdinalIgnoreCase)) requirement ??= item.Clone();
        }
    }

    private static ScoreAnswer Judge(JsonElement requirement)
    {
        string? status = ScoreFacts.Text(requirement, ComplianceStatus)?.ToLowerInvariant();
        (MfaAnswer answer, string words) = status == Compliant ? (MfaAnswer.Yes, "says that MFA is enforced for all administrators")
            : NotCompliant.Contains(status) ? (MfaAnswer.No, "says that MFA is not enforced for all administrators")
            : (MfaAnswer.Unknown, "does not say whether MFA is enforced for all administrators");
        return new ScoreAnswer(AdminsRequirement, answer, $"{Name} {words}.") { Seen = ScoreFacts.Of(requirement, RequirementFacts) };
    }
}
