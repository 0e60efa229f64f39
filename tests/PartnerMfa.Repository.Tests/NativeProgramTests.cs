namespace PartnerMfa.Repository;

/// <summary>What src/PartnerMfa.Cli/Native/Substitutions.xml leaves out of the native program is not used by its code.</summary>
public sealed class NativeProgramTests
{
    [Fact]
    public void No_regular_expression_uses_the_engine_that_is_left_out()
    {
        string[] sources = [.. SourceTree.Files(".cs").Where(file => SourceTree.NameOf(file).StartsWith("src/", StringComparison.Ordinal))];

        Assert.NotEmpty(sources);
        Assert.DoesNotContain(sources, file => File.ReadAllText(file).Contains("NonBacktracking", StringComparison.Ordinal));
    }
}
