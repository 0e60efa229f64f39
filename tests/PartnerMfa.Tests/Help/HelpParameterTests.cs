namespace PartnerMfa.Help;

public sealed class HelpParameterTests
{
    [Theory]
    [InlineData("The days. Default: 7. Today counts.", "The days. Today counts.", "7")]
    [InlineData("Default: the connection's, else Global.", null, "The connection's, else Global")]
    [InlineData("The address. Default: http://localhost:8400.", "The address.", "http://localhost:8400")]
    [InlineData("The form. Default: what the name ends in (.html, .json).", "The form.", "What the name ends in (.html, .json)")]
    [InlineData("The default: nothing is assumed.", "The default: nothing is assumed.", null)]
    [InlineData("Default: it has no period", "Default: it has no period", null)]
    public void A_sentence_that_starts_with_Default_is_the_default_value(string text, string? description, string? value)
    {
        HelpParameter parameter = HelpParameter.Parse(text);

        Assert.Equal(description is null ? [] : [new Paragraph(description)], parameter.Description);
        Assert.Equal(value, parameter.Default);
    }
}
