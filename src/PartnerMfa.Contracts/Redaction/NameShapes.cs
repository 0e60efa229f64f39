using System.Text.RegularExpressions;

namespace PartnerMfa.Redaction;

/// <summary>Tells words that people choose, such as names and accounts, from text that a machine generated at random.</summary>
internal static class NameShapes
{
    private const int LongestWord = 64;
    private const int ShortestSecret = 8;
    private const int LongestNumber = 20;
    private const int LongestMixed = 24;

    // A shorter random word is an ID from a log or a short name.
    private const int ShortestOpaque = 20;

    // The characters of names, versions, file names, domains and accounts. Others, such as ~ ! = * $, are too common in secrets to allow.
    private static readonly Regex NameLike = new(@"^[\p{L}\p{M}\p{Nd}._@:&+#%*?-]+$", RegexOptions.CultureInvariant);

    private static readonly Regex Guids = new(
        @"(?<![0-9A-Za-z])[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}(?![0-9A-Za-z])", RegexOptions.CultureInvariant);

    private static readonly Regex Account = new(
        @"^(?<local>[A-Za-z0-9._'+#-]{1,64})@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$", RegexOptions.CultureInvariant);

    /// <summary>Whether a part of a path can be shown: it looks like a name, or is too short to be a secret.</summary>
    public static bool IsHarmlessPart(string word) => IsHarmless(word, run => run.Length < ShortestSecret || IsWord(run));

    /// <summary>Whether a word that a user typed can be shown.</summary>
    public static bool IsHarmless(string word) => IsHarmless(word, run => IsWord(run) && IsTyped(run));

    private static bool IsHarmless(string word, Func<string, bool> isHarmlessRun)
    {
        string rest = Guids.Replace(word, "-");
        if (rest.Length > LongestWord && !Account.IsMatch(rest)) return false;
        if (Account.Match(rest) is { Success: true } account) return !IsOpaque(account.Groups["local"].Value) && Runs(rest).All(IsWord);
        return NameLike.IsMatch(rest) && Runs(rest).All(isHarmlessRun);
    }

    /// <summary>Whether a word is the name of an account and no part of it looks random.</summary>
    public static bool IsAccount(string word) => Account.IsMatch(word) && IsHarmless(word);

    /// <summary>Whether so much of a word looks random that it is treated as a secret. GUIDs do not count.</summary>
    public static bool IsOpaque(string word)
    {
        int opaque = 0;
        foreach (string run in Runs(Guids.Replace(word, "-")))
            if (!IsWord(run)) opaque += run.Length;
        return opaque >= ShortestOpaque;
    }

    private static IEnumerable<string> Runs(string word)
    {
        int start = 0;
        for (int i = 0; i <= word.Length; i++)
        {
            if (i < word.Length && char.IsLetterOrDigit(word[i])) continue;
            if (i > start) yield return word.Substring(start, i - start);
            start = i + 1;
        }
    }

    // In a word, digits, capitals and lower-case letters rarely alternate: o365Admin, crossTenantAccessPolicy.
    private static bool IsWord(string run)
    {
        int digits = run.Count(char.IsDigit);
        if (digits == run.Length) return digits <= LongestNumber;
        return digits == 0
            ? run.Length <= LongestWord && Changes(run) <= Math.Max(2, run.Length / 6)
            : run.Length <= LongestMixed && Changes(run) <= Math.Max(2, run.Length / 5);
    }

    // Apart from accounts, the names that people type have no digits between their letters.
    private static bool IsTyped(string run)
    {
        int changes = 0;
        for (int i = 1; i < run.Length; i++)
            if (char.IsDigit(run[i]) != char.IsDigit(run[i - 1])) changes++;
        return changes <= 1;
    }

    private static int Changes(string run)
    {
        int changes = 0;
        for (int i = 1; i < run.Length; i++)
        {
            (int before, int now) = (KindOf(run[i - 1]), KindOf(run[i]));
            // A capital letter begins a new word.
            if (before != now && !(before == 1 && now == 0)) changes++;
        }

        return changes;
    }

    private static int KindOf(char c) => char.IsDigit(c) ? 2 : char.IsUpper(c) ? 1 : 0;
}
