namespace PartnerMfa.Help;

public sealed class HelpExampleTests
{
    [Fact]
    public void Everything_but_the_first_commands_is_remarks_in_the_order_of_the_page()
    {
        HelpExample example = HelpExample.Parse("Do it", """
            Before.

            ```powershell
            Get-Thing |
                Format-Table
            ```

            ```output
            Name   Value
            ----   -----
            a          1
            ```

            After.
            """);

        Assert.Equal(("Do it", "Get-Thing |\n    Format-Table"), (example.Title, example.Code));
        Assert.Equal([new Paragraph("Before."), new Code("output", "Name   Value\n----   -----\na          1"), new Paragraph("After.")], example.Remarks);
    }
}
