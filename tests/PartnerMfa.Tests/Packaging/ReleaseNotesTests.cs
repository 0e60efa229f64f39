using PartnerMfa.Package;

namespace PartnerMfa.Packaging;

public sealed class ReleaseNotesTests
{
    private const string Changelog = """
        # Changelog

        ## [Unreleased]

        - Not yet.

        ## [1.10.0] - 2026-12-31

        ### Added

        - Tens.

        ## [1.1.0] - 2026-11-30

        - Ones.

        [1.1.0]: https://example.org/1.1.0
        """;

    [Theory]
    [InlineData("1.10.0", "### Added\n\n- Tens.")]
    [InlineData("1.1.0", "- Ones.")]
    public void The_notes_are_the_section_of_the_version(string version, string notes) => Assert.Equal(notes, ReleaseNotes.Of(Changelog, version));

    [Fact]
    public void A_heading_may_be_the_bare_version() => Assert.Equal("- First.", ReleaseNotes.Of("# Changes\r\n\r\n## 0.1.0\r\n\r\n- First.\r\n", "0.1.0"));

    [Theory]
    [InlineData("1.1")]
    [InlineData("10.0")]
    public void A_version_without_a_section_is_an_error(string version) =>
        Assert.Equal($"CHANGELOG.md has no heading '## [{version}]'.", Assert.Throws<InvalidDataException>(() => ReleaseNotes.Of(Changelog, version)).Message);
}
