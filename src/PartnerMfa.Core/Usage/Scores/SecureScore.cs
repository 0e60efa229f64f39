using System.Globalization;
using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using static PartnerMfa.Usage.Scores.ScoreConstants;

namespace PartnerMfa.Usage.Scores;

/// <summary>Secure Score's controls about MFA, according to Microsoft's latest count.</summary>
internal static class SecureScore
{
    private const string Name = "Secure Score";

    public static async Task<IEnumerable<ScoreAnswer>> ReadAsync(
        ResourceReader graph, GraphToken token, PartnerMfaEnvironment environment, TimeLimit limit)
    {
        if (!environment.Cloud.HasSecureScore) return Controls.Select(control => ScoreAnswer.NotHere(control.Name, Name, environment));
        ResourceResult<JsonElement> read = await graph.GetAsync(SecureScorePath, limit).ConfigureAwait(false);
        if (read.Failure is { } failure)
            return Controls.Select(control => ScoreAnswer.NotRead(control.Name, Name, failure, UsageRequest.SecureScorePermission, token.Has(UsageRequest.SecureScorePermission)));
        JsonElement[] scores = [.. ScoreFacts.Items(read.Value, GraphConstants.ItemsName).Take(1).SelectMany(latest => ScoreFacts.Items(latest, ControlScores))];
        return Controls.Select(control => Judge(control, scores));
    }

    private static ScoreAnswer Judge((string Name, string Meaning) control, JsonElement[] scores)
    {
        JsonElement score = Array.Find(scores, score => control.Name.Equals(ScoreFacts.Text(score, ControlName), StringComparison.OrdinalIgnoreCase));
        double? percent = ScoreFacts.Number(score, Percentage);
        string words = percent switch
        {
            null => $"{Name} does not say how far {control.Meaning} has come ({control.Name}).",
            >= 100 => $"{Name} counts {control.Meaning} as done ({control.Name}).",
            _ => $"{Name} counts {control.Meaning} as {percent.Value.ToString("0.#", CultureInfo.InvariantCulture)}% done ({control.Name}).",
        };
        MfaAnswer answer = percent switch { null => MfaAnswer.Unknown, >= 100 => MfaAnswer.Yes, _ => MfaAnswer.No };
        return new ScoreAnswer(control.Name, answer, words) { Seen = ScoreFacts.Of(score, ControlFacts) };
    }
}
