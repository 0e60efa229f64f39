using System.Globalization;
using PartnerMfa.Tokens;

namespace PartnerMfa.Verdicts;

/// <summary>Properties of every token, tested with many tokens of every form.</summary>
public sealed class VerdictPropertyTests
{
    private const int Tokens = 1_500;

    private static readonly string[] WithoutMfa = ["""["pwd"]""", "[]", "\"pwd\"", "\"\"", """["wiaormfa"]""", """[["mfa"]]""", """["MFA"]"""];

    [Fact]
    public void A_verdict_does_not_depend_on_the_order_of_the_claims()
    {
        RandomClaims random = new(seed: 3);
        for (int i = 0; i < Tokens; i++)
        {
            List<WrittenClaim> claims = random.Next();
            string json = RandomClaims.Plain(random.Shuffled(claims));
            Assert.True(Judge(RandomClaims.Plain(claims)) == Judge(json), json);
        }
    }

    [Fact]
    public void The_verdict_does_not_depend_on_white_space()
    {
        RandomClaims random = new(seed: 4);
        for (int i = 0; i < Tokens; i++)
        {
            List<WrittenClaim> claims = random.Next();
            string json = random.Spaced(claims);
            Assert.True(Judge(RandomClaims.Plain(claims)) == Judge(json), json);
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("ja-JP")]
    [InlineData("de-DE")]
    public void The_verdict_does_not_depend_on_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        RandomClaims random = new(seed: 5);
        try
        {
            for (int i = 0; i < 500; i++)
            {
                string json = random.Spaced(random.Next());
                CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
                string expected = Whole(json);
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.True(expected == Whole(json), json);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void No_change_to_any_other_claim_turns_a_No_into_a_Yes()
    {
        RandomClaims random = new(seed: 6);
        string[] others = [.. RandomClaims.Names.Where(name => name != "amr")];
        foreach (string methods in WithoutMfa)
        {
            List<WrittenClaim> claims = [.. random.Next().Where(claim => claim.Name != "amr"), new WrittenClaim("amr", methods)];
            for (int i = 0; i < Tokens; i++)
            {
                string name = random.Pick(others);
                List<WrittenClaim> changed = [.. claims.Where(claim => claim.Name != name || random.Below(8) == 0)];
                if (random.Below(3) > 0) changed.Insert(random.Below(changed.Count), random.Any(name));
                string json = random.Spaced(changed);
                Assert.False(Judge(json).StartsWith("Yes", StringComparison.Ordinal), json);
                if (random.Below(4) == 0) claims = changed;
            }
        }
    }

    [Fact]
    public void These_tokens_have_every_answer_there_is()
    {
        RandomClaims random = new(seed: 3);
        HashSet<string> answers = [.. Enumerable.Range(0, Tokens).Select(_ => Judge(RandomClaims.Plain(random.Next())).Split(' ')[0])];

        Assert.Superset(new HashSet<string>(["Yes", "No", "Unknown", "NotApplicable"]), answers);
    }

    private static string Judge(string json)
    {
        try
        {
            PartnerMfaResult result = TokenTests.Run(TestTokens.Of(json));
            return $"{result.Result} {result.Reason}";
        }
        catch (PartnerMfaException failure)
        {
            return failure.ErrorId;
        }
    }

    private static string Whole(string json)
    {
        try
        {
            return System.Text.Json.JsonSerializer.Serialize(TokenTests.Run(TestTokens.Of(json)));
        }
        catch (PartnerMfaException failure)
        {
            return $"{failure.ErrorId} {failure.Message}";
        }
    }
}
