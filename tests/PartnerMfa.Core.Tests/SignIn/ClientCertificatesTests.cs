using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.SignIn.Msal;

namespace PartnerMfa.SignIn;

/// <summary>The sources of an app's certificate, with real files, and the errors for files that cannot be used.</summary>
public sealed class ClientCertificatesTests : IDisposable
{
    private const string Password = "planted-password";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partner-mfa-");

    [Fact]
    public void A_file_with_a_password_is_read()
    {
        using X509Certificate2 read = FromFile(PfxFile(Password), Password);

        Assert.Equal((Certificates.App.Thumbprint, true), (read.Thumbprint, read.HasPrivateKey));
    }

    [Fact]
    public void A_file_without_a_password_is_read()
    {
        using X509Certificate2 read = FromFile(PfxFile(null), null);

        Assert.Equal((Certificates.App.Thumbprint, true), (read.Thumbprint, read.HasPrivateKey));
    }

    [Fact]
    public void A_PEM_file_with_its_key_is_read()
    {
        using RSA key = Certificates.App.GetRSAPrivateKey()!;
        using X509Certificate2 read = FromFile(TextFile("app.PEM", $"{Certificates.App.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}"), null);

        Assert.Equal((Certificates.App.Thumbprint, true), (read.Thumbprint, read.HasPrivateKey));
    }

    [Fact]
    public void A_PEM_file_with_an_encrypted_key_is_read()
    {
        using RSA key = Certificates.App.GetRSAPrivateKey()!;
        PbeParameters how = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        string path = TextFile("app.pem", $"{Certificates.App.ExportCertificatePem()}\n{key.ExportEncryptedPkcs8PrivateKeyPem(Password, how)}");
        using X509Certificate2 read = FromFile(path, Password);

        Assert.Equal(Certificates.App.Thumbprint, read.Thumbprint);
        AssertRefused(path, "wrong", "it cannot be read: it is not a certificate with its private key, or the password is wrong.");
        AssertRefused(path, null, "it cannot be read: it is not a certificate with its private key, or the password is wrong.");
    }

    [Theory]
    [InlineData("wrong-planted-password")]
    [InlineData(null)]
    public void A_wrong_password_is_refused(string? password) =>
        AssertRefused(PfxFile(Password), password, "it cannot be read: it is not a certificate with its private key, or the password is wrong.");

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        AssertRefused(Path.Combine(_folder.FullName, "missing.pfx"), null, "there is no such file.");

    [Fact]
    public void A_folder_is_refused_in_place_of_a_file() => AssertRefused(_folder.FullName, null, "there is no such file.");

    [Theory]
    [InlineData("app.pfx", "no certificate at all")]
    [InlineData("app.pfx", "")]
    [InlineData("app.pem", "no certificate at all")]
    [InlineData("app.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public void A_file_that_is_not_a_certificate_is_refused(string name, string text) =>
        AssertRefused(TextFile(name, text), null, "it cannot be read: it is not a certificate with its private key, or the password is wrong.");

    [Fact]
    public void A_PEM_file_without_the_key_is_refused() =>
        AssertRefused(TextFile("app.pem", Certificates.App.ExportCertificatePem()), null, "it cannot be read: it is not a certificate with its private key, or the password is wrong.");

    [Fact]
    public void A_certificate_without_its_private_key_is_refused()
    {
        string path = Path.Combine(_folder.FullName, "app.cer");
        File.WriteAllBytes(path, Certificates.App.RawData);

        AssertRefused(path, null, "it has no private key.");
    }

    [Theory]
    [InlineData("0123456789ABCDEF0123456789ABCDEF01234567", "it is in no personal certificate store of this user or machine.")]
    [InlineData("\u200e01 23 45 67 89 ab cd ef 01 23 45 67 89 ab cd ef 01 23 45 67", "it is in no personal certificate store of this user or machine.")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF012345678", "that is not a thumbprint: a thumbprint has 40 hexadecimal digits.")]
    [InlineData("contoso-app", "that is not a thumbprint: a thumbprint has 40 hexadecimal digits.")]
    [InlineData("", "that is not a thumbprint: a thumbprint has 40 hexadecimal digits.")]
    public void A_thumbprint_that_is_not_found_is_refused(string thumbprint, string why)
    {
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => ClientCertificates.FromStore(thumbprint));

        Assert.Equal("CertificateRejected", refused.ErrorId);
        Assert.EndsWith(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_place_of_a_thumbprint_is_not_repeated()
    {
        string secret = "abc8Q~planted" + new string('x', 27);
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => ClientCertificates.FromStore(secret));

        Assert.DoesNotContain("planted", refused + refused.Remedy + refused.TargetName, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_proofs_are_ambiguous()
    {
        Secret secret = new(SignIns.ClientSecret);
        CredentialChoice[] choices =
        [
            new() { ClientSecret = secret, Certificate = Certificates.App },
            new() { ClientSecret = secret, CertificateThumbprint = "x" },
            new() { Certificate = Certificates.App, CertificatePath = "missing.pfx" },
            new() { ClientSecret = secret, Certificate = Certificates.App, CertificateThumbprint = "x", CertificatePath = "y" },
        ];

        Assert.All(choices, choice => Assert.Equal("CredentialAmbiguous", Assert.Throws<PartnerMfaException>(() => ClientCredentials.Find(choice)).ErrorId));
    }

    [Fact]
    public void One_credential_is_found_or_none()
    {
        string path = PfxFile(Password);

        Assert.IsType<ClientSecretCredential>(ClientCredentials.Find(new CredentialChoice { ClientSecret = new Secret("s") }));
        Assert.Same(Certificates.App, Assert.IsType<ClientCertificateCredential>(ClientCredentials.Find(new CredentialChoice { Certificate = Certificates.App })).Certificate);
        var read = Assert.IsType<ClientCertificateCredential>(
            ClientCredentials.Require(new CredentialChoice { CertificatePath = path, CertificatePassword = new Secret(Password) }));
        read.Certificate.Dispose();
        Assert.Null(ClientCredentials.Find(new CredentialChoice()));
        Assert.Equal("CredentialMissing", Assert.Throws<PartnerMfaException>(() => ClientCredentials.Require(new CredentialChoice())).ErrorId);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static X509Certificate2 FromFile(string path, string? password) =>
        ClientCertificates.FromFile(path, password is null ? null : new Secret(password));

    private static void AssertRefused(string path, string? password, string why)
    {
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => FromFile(path, password));

        Assert.Equal(
            ("CertificateRejected", $"The certificate {path} cannot be used: {why}", path, null),
            (refused.ErrorId, refused.Message, refused.TargetName, refused.InnerException));
        Assert.DoesNotContain("planted", refused + refused.Remedy, StringComparison.Ordinal);
    }

    private string PfxFile(string? password)
    {
        string path = Path.Combine(_folder.FullName, "app.pfx");
        File.WriteAllBytes(path, Certificates.App.Export(X509ContentType.Pfx, password));
        return path;
    }

    private string TextFile(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
