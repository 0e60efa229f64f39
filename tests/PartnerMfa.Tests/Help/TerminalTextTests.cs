namespace PartnerMfa.Help;

public sealed class TerminalTextTests
{
    [Fact]
    public void Each_kind_of_block_is_set_for_a_terminal()
    {
        const string page = """
            ## First things

            A paragraph with `code`, **bold**, [a page](about_PartnerMfa.md) and [an address](https://example.org/page) that is longer than
            one line of a terminal.
            - An item.
            - Another one that
              goes on.

            1. First.
            2. Second.

            ### Smaller

            ```powershell
            Get-Thing

            Get-Other
            ```
            | name | what |
            |---|:--|
            | a | one |
            | bcd | |
            """;

        Assert.Equal(
            [
                "FIRST THINGS",
                "",
                "    A paragraph with code, bold, a page and an address",
                "    (https://example.org/page) that is longer than one line of a terminal.",
                "",
                "    - An item.",
                "    - Another one that goes on.",
                "",
                "    1. First.",
                "    2. Second.",
                "",
                "    Smaller",
                "",
                "        Get-Thing",
                "",
                "        Get-Other",
                "",
                "    name  what",
                "    ----  ----",
                "    a     one",
                "    bcd",
            ],
            TerminalText.Of(page));
    }

    [Fact]
    public void A_table_too_wide_for_columns_names_each_row_and_puts_the_headers_by_its_cells()
    {
        string page = $"""
            | name | what | since |
            |---|---|---|
            | first | {new string('x', 40)} {new string('y', 40)} | 1.0 |
            | second | | 2.0 |
            """;

        Assert.Equal(
            [
                "    first",
                "        what: " + new string('x', 40),
                "          " + new string('y', 40),
                "        since: 1.0",
                "    second",
                "        since: 2.0",
            ],
            TerminalText.Of(page));
    }
}
