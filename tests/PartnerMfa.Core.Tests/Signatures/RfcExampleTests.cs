using PartnerMfa.Evidence;
using PartnerMfa.Requests;
using PartnerMfa.Tokens;

namespace PartnerMfa.Signatures;

/// <summary>The examples of RFC 7515 (appendix A) and RFC 7519 (sections 3.1 and 6.1): the same claims, signed in every way.</summary>
public sealed class RfcExampleTests
{
    private const string Claims = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    private const string Hs256 = $"eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.{Claims}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Hs256Key = """{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}""";
    private const string Rs256 = $"eyJhbGciOiJSUzI1NiJ9.{Claims}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    private const string RsaKey = """{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}""";
    private const string Es256 = $"eyJhbGciOiJFUzI1NiJ9.{Claims}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    private const string CurveKey = """{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}""";
    private const string Unsecured = $"eyJhbGciOiJub25lIn0.{Claims}.";

    [Theory]
    [InlineData(Rs256, RsaKey, "Valid")]
    [InlineData(Es256, CurveKey, "Valid")]
    [InlineData(Rs256, CurveKey, "Invalid")]
    [InlineData(Es256, RsaKey, "Invalid")]
    [InlineData(Hs256, RsaKey, "Unsupported")]
    [InlineData(Unsecured, RsaKey, "Invalid")]
    public void An_example_verifies_only_with_its_own_public_key(string jws, string key, string status) =>
        Assert.Equal(status, Verify(jws, key));

    [Fact]
    public void A_symmetric_key_is_not_accepted_for_verifying() =>
        Assert.Equal("SigningKeyInvalid", Assert.Throws<PartnerMfaException>(() => Verify(Rs256, Hs256Key)).ErrorId);

    [Theory]
    [InlineData(Hs256)]
    [InlineData(Rs256)]
    [InlineData(Es256)]
    [InlineData(Unsecured)]
    public void The_claims_of_an_example_are_read_however_it_is_signed(string jws)
    {
        AccessTokenClaims claims = TokenTests.Read(jws);

        Assert.Equal(("joe", DateTimeOffset.FromUnixTimeSeconds(1300819380)), (claims.Issuer, claims.ExpiresOn));
    }

    private static string Verify(string jws, string key)
    {
        TokenParts token = TokenReader.PartsOf(jws);
        TokenHeader header = TokenHeader.Of(token);
        if (SignatureCheck.Exclusion(token, header) is { } obstacle) return obstacle.Status.ToString();
        return SignatureCheck.KeyOf(token, header, SigningKeys.Given(new SignatureKeys { Text = key })) is null ? "Invalid" : "Valid";
    }
}
