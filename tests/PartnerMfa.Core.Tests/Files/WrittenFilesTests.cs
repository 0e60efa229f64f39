using System.Text.RegularExpressions;

namespace PartnerMfa.Files;

/// <summary>Every file that this software writes is an <see cref="AtomicFile"/>, so that a kill at any moment leaves the old one whole.</summary>
public sealed class WrittenFilesTests
{
    // Appending is not replacing: a line that breaks off is forgotten. A lock is empty, and a temporary file has no other reader.
    private static readonly string[] Others = ["AtomicFile.cs", "CustomerState.cs", "FileTokenStore.cs", "LockedCacheAccess.cs", "ResultSpool.cs", "Terminal.cs"];

    private static readonly Regex Writing = new(
        @"File\.(?:WriteAll|AppendAll|Create|OpenWrite|AppendText|Copy|Move|Replace)\w*\(|FileMode\.(?:Create|CreateNew|OpenOrCreate|Append|Truncate)\b|FileAccess\.(?:Write|ReadWrite)\b|new StreamWriter\(\s*(?:path|file|target|@?""|\$"")",
        RegexOptions.CultureInvariant);

    [Fact]
    public void Nothing_else_writes_files()
    {
        string[] sources = [.. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, "src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        string[] writing = [.. sources.Where(file => Writing.IsMatch(File.ReadAllText(file))).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

        Assert.Equal(Others.Order(StringComparer.Ordinal), writing);
    }
}
