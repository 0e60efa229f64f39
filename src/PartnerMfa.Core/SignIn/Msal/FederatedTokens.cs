using PartnerMfa.Errors;
using PartnerMfa.Redaction;
using PartnerMfa.Tokens;

namespace PartnerMfa.SignIn.Msal;

/// <summary>Reads the token of another identity provider that proves an app.</summary>
internal static class FederatedTokens
{
    private const string Parameter = "-FederatedToken";

    /// <exception cref="PartnerMfaException"><c>FederatedTokenInvalid</c>.</exception>
    public static FederatedTokenCredential Of(Secret token)
    {
        Secret read = Checked(token, Parameter);
        return new FederatedTokenCredential(read, () => read);
    }

    /// <summary>A file whose token is read now, to fail early, and again for each sign-in.</summary>
    /// <exception cref="PartnerMfaException"><c>TokenFileUnreadable</c> or <c>FederatedTokenInvalid</c>.</exception>
    public static FederatedTokenCredential FromFile(string path) => new(Checked(TokenFile.Read(path), path), () =>
    {
        Secret token = Checked(TokenFile.Read(path), path);
        // Nobody knew of this one when the work began.
        SecretScope.Add(token.Reveal());
        return token;
    });

    private static Secret Checked(Secret token, string where) => TokenReader.IsReadable(token)
        ? new Secret(token.Reveal().Trim())
        : throw Failures.FederatedTokenInvalid(where);
}
