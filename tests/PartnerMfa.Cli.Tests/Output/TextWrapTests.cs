namespace PartnerMfa.Cli.Output;

public sealed class TextWrapTests
{
    [Theory]
    [InlineData("one two three four five six seven eight nine", 0, 0, "one two three four five six seven eight\nnine\n")]
    [InlineData("one two three four five six seven eight nine", 2, 0, "  one two three four five six seven\n  eight nine\n")]
    [InlineData("Name  one two three four five six seven eight nine", 2, 6, "  Name  one two three four five six\n        seven eight nine\n")]
    [InlineData("short", 2, 6, "  short\n")]
    [InlineData("https://learn.microsoft.com/partner-center/security/requirements", 0, 0, "https://learn.microsoft.com/partner-center/security/requirements\n")]
    [InlineData("see https://learn.microsoft.com/partner-center/security/requirements now", 0, 0, "see\nhttps://learn.microsoft.com/partner-center/security/requirements\nnow\n")]
    [InlineData("", 4, 0, "    \n")]
    public void Lines_end_between_words(string text, int indent, int hanging, string expected)
    {
        using StringWriter output = new() { NewLine = "\n" };

        new TextWrap(output, 40).Write(text, indent, hanging);

        Assert.Equal(expected, output.ToString());
    }

    [Fact]
    public void Without_a_terminal_a_line_may_be_of_any_length()
    {
        using StringWriter output = new() { NewLine = "\n" };
        string text = string.Join(' ', Enumerable.Repeat("word", 1000));

        new TextWrap(output, null).Write(text);

        Assert.Equal(text + "\n", output.ToString());
    }

    [Fact]
    public void Characters_that_set_a_color_take_no_room()
    {
        using StringWriter output = new() { NewLine = "\n" };

        new TextWrap(output, 40).Write("\u001b[31mNO\u001b[0m  three four five six seven eight ninety", invisible: 9);

        Assert.Equal("\u001b[31mNO\u001b[0m  three four five six seven eight\nninety\n", output.ToString());
    }
}
