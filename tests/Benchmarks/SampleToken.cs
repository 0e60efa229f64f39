using System.Buffers.Text;
using System.Text;

namespace PartnerMfa.Benchmarks;

/// <summary>An access token of a sign-in with MFA, as long as a real one. Its signature is not valid.</summary>
internal static class SampleToken
{
    private const string Header = """{"typ":"JWT","alg":"RS256","kid":"benchmark"}""";

    private const string Payload = """
        {"aud":"https://api.partnercenter.microsoft.com","iss":"https://sts.windows.net/df845f1a-7b35-40a2-ba78-6481de91f8ae/",
        "iat":1780920000,"nbf":1780920000,"exp":4102444800,"acr":"1","amr":["pwd","mfa"],
        "appid":"23ec45a3-5127-4185-9eff-c8887839e6ab","appidacr":"0","oid":"4988e250-5aee-482a-9136-6d269cb755c0",
        "scp":"user_impersonation","tid":"df845f1a-7b35-40a2-ba78-6481de91f8ae","unique_name":"integration@contoso.example",
        "upn":"integration@contoso.example","ver":"1.0"}
        """;

    /// <param name="user">Makes the tokens differ.</param>
    public static string Of(string user = "integration") => string.Join('.', new[]
    {
        Header,
        Payload.Replace("integration", user, StringComparison.Ordinal),
        new string('s', 256),
    }.Select(part => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part))));
}
