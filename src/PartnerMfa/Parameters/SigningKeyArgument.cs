using System.Collections;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Errors;
using PartnerMfa.Requests;
using PartnerMfa.Signatures;

namespace PartnerMfa.Parameters;

/// <summary>Creates the keys that verify signatures from the parameters that name them.</summary>
internal static class SigningKeyArgument
{
    /// <param name="key">Text, lines of text, or a certificate; null when it is not given.</param>
    /// <param name="keySetPath">A file with keys; null when it is not given.</param>
    /// <param name="fetch">Whether to fetch the tenant's keys when neither is given.</param>
    /// <returns>Null when the signature is not looked at.</returns>
    /// <exception cref="PartnerMfaException"><c>SigningKeyInvalid</c>.</exception>
    public static SignatureKeys? Read(object? key, string? keySetPath, bool fetch)
    {
        if (key is not null && keySetPath is not null) throw Failures.SigningKeyInvalid("both -SigningKey and -KeySetPath were given.");
        if (keySetPath is not null) return new SignatureKeys { Text = KeyFile.Read(keySetPath) };
        if (key is not null) return Of(key is PSObject wrapped ? wrapped.BaseObject : key);
        return fetch ? SignatureKeys.Published : null;
    }

    private static SignatureKeys Of(object key) => key switch
    {
        X509Certificate2 certificate => new SignatureKeys { Certificate = certificate },
        string text => new SignatureKeys { Text = text },
        IEnumerable lines => new SignatureKeys { Text = string.Join("\n", lines.Cast<object>()) },
        _ => throw Failures.SigningKeyInvalid("what was given is neither text nor a certificate."),
    };
}
