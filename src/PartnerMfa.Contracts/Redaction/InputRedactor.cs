using System.Text.RegularExpressions;

namespace PartnerMfa.Redaction;

/// <summary>What a user typed, as an error may repeat it: people paste a secret where a name belongs.</summary>
internal static class InputRedactor
{
    // A GUID has 36 characters. Entra ID's client secrets have 40, its tokens hundreds.
    private const string SecretLike = "[A-Za-z0-9._~+=-]{37,}";

    public static string Of(string typed) => Regex.Replace(typed, SecretLike, Secret.Redacted);
}
