using System.Security.Cryptography;
using System.Text;

namespace PartnerMfa.Web.Page;

/// <summary>Creates keys that cannot be guessed, and compares them safely.</summary>
internal static class Keys
{
    private const int Bytes = 32;

    /// <summary>256 random bits as hexadecimal digits.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(Bytes * 2, lowercase: true);

    /// <summary>Compares in constant time: it takes equally long whichever character differs.</summary>
    public static bool AreEqual(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
