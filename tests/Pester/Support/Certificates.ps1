# Certificates for one test.

function Get-TestCertificate {
    $key = [Security.Cryptography.RSA]::Create(2048)
    $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new(
        'CN=PartnerMfa test', $key, [Security.Cryptography.HashAlgorithmName]::SHA256, [Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(1))
}

function Export-TestCertificate {
    param([Security.Cryptography.X509Certificates.X509Certificate2] $Certificate, [string] $Path, [securestring] $Password)

    if ($Path -like '*.pem') {
        "$($Certificate.ExportCertificatePem())`n$($Certificate.PrivateKey.ExportPkcs8PrivateKeyPem())" | Set-Content $Path
    }
    else {
        [IO.File]::WriteAllBytes($Path, $Certificate.Export('Pkcs12', $Password))
    }
}
