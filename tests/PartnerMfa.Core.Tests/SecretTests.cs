using System.Text.Json;

namespace PartnerMfa;

public sealed class SecretTests
{
    private static readonly Secret Planted = new("planted-secret");

    [Fact]
    public void A_secret_prints_as_redacted() => Assert.Equal("(secret)", $"{Planted}");

    [Fact]
    public void A_secret_serializes_to_nothing_of_its_text() =>
        Assert.DoesNotContain("planted", JsonSerializer.Serialize(Planted), StringComparison.Ordinal);

    [Fact]
    public void A_secret_reveals_its_text_when_asked_by_name() => Assert.Equal("planted-secret", Planted.Reveal());

    [Fact]
    public void A_secret_survives_the_way_through_a_SecureString() =>
        Assert.Equal("planted-secret", new Secret(Planted.ToSecureString()).Reveal());
}
