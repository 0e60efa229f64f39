using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Redaction;
using PartnerMfa.Tokens;
#if NET
using System.Text;
#endif

namespace PartnerMfa.SignIn.Msal;

/// <summary>Finds the credential that authenticates an app.</summary>
internal static class ClientCredentials
{
    /// <returns>The credential, or null when none was given.</returns>
    /// <exception cref="PartnerMfaException"><c>CredentialAmbiguous</c>, <c>CredentialMissing</c> or <c>CertificateRejected</c>.</exception>
    public static ClientCredential? Find(CredentialChoice choice)
    {
        if (choice.Count > 1) throw Failures.CredentialAmbiguous();
        if (choice is { CertificatePassword: not null, CertificatePath: null }) throw Failures.CertificatePasswordAlone();
        return choice switch
        {
            { ClientSecret: { } secret } => new ClientSecretCredential(secret),
            { Certificate: { } certificate } => new ClientCertificateCredential(certificate),
            { CertificateThumbprint: { } thumbprint } => new ClientCertificateCredential(ClientCertificates.FromStore(thumbprint)),
            { CertificatePath: { } path } => new ClientCertificateCredential(ClientCertificates.FromFile(path, choice.CertificatePassword)),
            { FederatedToken: { } token } => FederatedTokens.Of(token),
            { FederatedTokenPath: { } path } => FederatedTokens.FromFile(path),
            _ => null,
        };
    }

    /// <exception cref="PartnerMfaException"><c>CredentialMissing</c>, <c>CredentialAmbiguous</c> or <c>CertificateRejected</c>.</exception>
    public static ClientCredential Require(CredentialChoice choice) => Find(choice) ?? throw Failures.CredentialMissing();
}

/// <summary>Finds the certificate that authenticates an app.</summary>
internal static class ClientCertificates
{
    // A SHA-1 hash in hexadecimal.
    private const int ThumbprintLength = 40;

    private const int ShownDigits = 7;

    /// <param name="path">A PFX file, or on .NET a PEM file with the certificate and its key.</param>
    /// <param name="password">The file's password; null when it has none.</param>
    /// <exception cref="PartnerMfaException"><c>CertificateRejected</c>.</exception>
    public static X509Certificate2 FromFile(string path, Secret? password)
    {
        if (!File.Exists(path)) throw Failures.CertificateUnusable(path, "there is no such file.");
        try
        {
            byte[] bytes = BoundedFile.ReadBytes(path) ?? throw Failures.CertificateUnusable(path, "it is far too large for a certificate.");
            return Checked(IsPem(path) ? FromPem(path, bytes, password) : new X509Certificate2(bytes, password?.Reveal()), path);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Failures.CertificateUnusable(path, "it cannot be read: it is not a certificate with its private key, or the password is wrong.");
        }
    }

    /// <summary>Looks in the user's personal store, then in the machine's.</summary>
    /// <param name="thumbprint">
    /// 40 hexadecimal digits. Blanks and invisible characters, which often come along when copying, are ignored.
    /// </param>
    /// <exception cref="PartnerMfaException"><c>CertificateRejected</c>.</exception>
    public static X509Certificate2 FromStore(string thumbprint)
    {
        string digits = string.Concat(thumbprint.Where(Uri.IsHexDigit));
        if (digits.Length != ThumbprintLength || thumbprint.Any(c => char.IsLetterOrDigit(c) && !Uri.IsHexDigit(c)))
            throw Failures.CertificateUnusable(thumbprint, "that is not a thumbprint: a thumbprint has 40 hexadecimal digits.");
        X509Certificate2? found = new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine }
            .Select(location => Find(digits, location))
            .FirstOrDefault(certificate => certificate is not null);
        // The beginning is enough to tell certificates apart, and too short to reveal a secret that was pasted by mistake.
        string shown = $"{digits.Substring(0, ShownDigits)}...";
        return found is null
            ? throw Failures.CertificateUnusable(shown, "it is in no personal certificate store of this user or machine.")
            : Checked(found, shown);
    }

    private static X509Certificate2? Find(string digits, StoreLocation location)
    {
        try
        {
            using X509Store store = new(StoreName.My, location);
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            return store.Certificates.Find(X509FindType.FindByThumbprint, digits, validOnly: false).Cast<X509Certificate2>().FirstOrDefault();
        }
        catch (CryptographicException)
        {
            // Not every system has every store.
            return null;
        }
    }

    private static X509Certificate2 Checked(X509Certificate2 certificate, string what) => certificate.HasPrivateKey
        ? certificate
        : throw Failures.CertificateUnusable(what, "it has no private key.");

    private static bool IsPem(string path) => Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase);

#if NET
    private static X509Certificate2 FromPem(string path, byte[] bytes, Secret? password)
    {
        string text = Encoding.UTF8.GetString(bytes);
        return password is null ? X509Certificate2.CreateFromPem(text, text) : X509Certificate2.CreateFromEncryptedPem(text, text, password.Reveal());
    }
#else
    private static X509Certificate2 FromPem(string path, byte[] bytes, Secret? password) =>
        throw Failures.CertificateUnusable(path, "PEM files need PowerShell 7. Use a PFX file.");
#endif
}

/// <summary>Reads the token of another identity provider that authenticates an app.</summary>
internal static class FederatedTokens
{
    private const string Parameter = "-FederatedToken";

    /// <exception cref="PartnerMfaException"><c>FederatedTokenInvalid</c>.</exception>
    public static FederatedTokenCredential Of(Secret token)
    {
        Secret read = Checked(token, Parameter);
        return new FederatedTokenCredential(read, () => read);
    }

    /// <summary>Creates a credential from a file. Its token is read now, to fail early, and again for each sign-in.</summary>
    /// <exception cref="PartnerMfaException"><c>TokenFileUnreadable</c> or <c>FederatedTokenInvalid</c>.</exception>
    public static FederatedTokenCredential FromFile(string path) => new(Checked(TokenFile.Read(path), path), () =>
    {
        Secret token = Checked(TokenFile.Read(path), path);
        // This token did not exist when the run began.
        SecretScope.Add(token.Reveal());
        return token;
    });

    private static Secret Checked(Secret token, string where) => TokenReader.IsReadable(token)
        ? new Secret(token.Reveal().Trim())
        : throw Failures.FederatedTokenInvalid(where);
}
