using System.Text;

namespace PartnerMfa.Redaction;

public sealed class SecretScopeTests
{
    private const string Token = "1.AYBAx7Kd93hVbQpLmN2sRtW8zCjY5fGe";

    public static TheoryData<string> Spellings { get; } =
    [
        Token,
        Token.ToUpperInvariant(),
        Token.Substring(4, 12),
        string.Join(" ", Token.Chunk(4).Select(part => new string(part))),
        string.Join("\u200b", Token.ToCharArray()),
        string.Join("-", Token.ToCharArray()),
        Uri.EscapeDataString(Token),
        string.Concat(Token.Select(c => $"%{(int)c:X2}")),
        string.Concat(Token.Select(c => $"\\u{(int)c:x4}")),
        string.Concat(Token.Select(c => $"&#{(int)c};")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Token)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + Token)),
        string.Concat(Encoding.UTF8.GetBytes(Token).Select(b => $"{b:X2}")),
        new string([.. Token.Reverse()]),
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_secret_at_work_is_found_however_it_is_spelled(string spelling)
    {
        using SecretScope scope = SecretScope.Begin([new Secret(Token)]);

        string shown = Redactor.Foreign($"You sent {spelling} to us.");

        Assert.DoesNotContain(spelling, shown, StringComparison.Ordinal);
        Assert.Contains("(secret)", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("You sent Tr0ub4dor&3.", "You sent (secret).")]
    [InlineData("You sent Tr0ub4dor&amp;3.", "(secret)")]
    [InlineData("You sent VHIwdWI0ZG9yJjM=.", "(secret)")]
    [InlineData("You sent something.", "You sent something.")]
    public void A_short_password_is_found_whole(string said, string shown)
    {
        using SecretScope scope = SecretScope.Begin([new Secret("Tr0ub4dor&3")]);

        Assert.Equal(shown, Redactor.Foreign(said));
    }

    [Fact]
    public async Task A_scope_applies_only_to_its_own_work_and_what_that_awaits()
    {
        using (SecretScope.Begin([]))
        {
            await Task.Run(() => SecretScope.Add(Token), TestContext.Current.CancellationToken);
            await Task.Yield();
            Assert.Equal("(secret)", Redactor.Foreign(Token));
        }

        Assert.Equal(Token, Redactor.Foreign(Token));
    }

    [Fact]
    public void Typed_text_is_watched_unless_it_looks_like_a_name()
    {
        using SecretScope scope = Redactor.Watch(["probe", "--user=Pa55word!", "alice@contoso.com"]);

        Assert.Equal("probe (secret) alice@contoso.com", Redactor.Sentence("probe Pa55word! alice@contoso.com"));
    }
}
