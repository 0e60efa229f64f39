
namespace PartnerMfa.Redaction;

public sealed class UntrustedTextTests
{
    [Theory]
    [InlineData("Unauthorized - MFA required", "Unauthorized - MFA required")]
    [InlineData("  a \t b\r\n c\u00a0\u2028d ", "a b c d")]
    [InlineData("a\u001b[31mred\0", "a[31mred")]
    [InlineData("ab\u202ecd\u2066e\u200bf\ufeff", "abcdef")]
    [InlineData("\ud83d\ude00 smile", "smile")]
    [InlineData("\ue000\uffff", "")]
    [InlineData("Zugriff verweigert: für Änderungen", "Zugriff verweigert: für Änderungen")]
    [InlineData("アクセスが拒否されました", "アクセスが拒否されました")]
    [InlineData("00001111-aaaa-2222-bbbb-3333cccc4444", "00001111-aaaa-2222-bbbb-3333cccc4444")]
    [InlineData("partner.partnercenterapi.microsoftonline.cn:443", "partner.partnercenterapi.microsoftonline.cn:443")]
    [InlineData("x eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6.eyJhdWQi.sig y", "x (secret) y")]
    public void It_is_shown_on_one_line_without_what_is_invisible_or_secret(string text, string shown) =>
        Assert.Equal(shown, UntrustedText.Of(text));

    [Fact]
    public void It_is_bounded()
    {
        string shown = UntrustedText.Of(string.Concat(Enumerable.Repeat("word ", 1_000_000)));

        Assert.Equal(UntrustedText.Longest + 3, shown.Length);
        Assert.EndsWith("...", shown, StringComparison.Ordinal);
    }
}
