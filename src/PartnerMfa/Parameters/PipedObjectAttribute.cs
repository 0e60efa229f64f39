using System.Management.Automation;
using System.Security;

namespace PartnerMfa.Parameters;

/// <summary>
/// Accepts objects of certain types from the pipeline. Anything else is refused with our own message, because the binder's message would quote
/// the value, which may be a token.
/// </summary>
/// <param name="takes">The types that this parameter or another one of the cmdlet accepts.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PipedObjectAttribute(params Type[] takes) : ArgumentTransformationAttribute
{
    private static readonly Secret Text = new("");

    private static readonly string[] TokenProperties = ["Token", "AccessToken", "access_token"];

    private static readonly string[] FileProperties = ["LiteralPath", "LP", "PSPath"];

    private static readonly string[] RefreshTokenProperties = ["RefreshToken", "RefreshTokenStore", "TokenStore"];

    /// <summary>The types that can be piped.</summary>
    public IReadOnlyList<Type> Takes { get; } = takes;

    /// <summary>Whether a file can be given in place of its token.</summary>
    public bool TakesFiles { get; set; }

    /// <summary>Whether an account can be given in place of a token, in which case it signs in.</summary>
    public bool TakesAccounts { get; set; }

    /// <summary>Whether a refresh token, or its store, can be given in place of a token.</summary>
    public bool TakesRefreshTokens { get; set; }

    /// <summary>Whether a token can be given in place of the object that contains it.</summary>
    public bool TakesTokens { get; set; } = true;

    private IEnumerable<string> OtherProperties => TokenProperties
        .Concat(TakesFiles ? FileProperties : [])
        .Concat(TakesRefreshTokens ? RefreshTokenProperties : [])
        .Concat(TakesAccounts ? AccountNames.Properties : []);

    private string Ways => !TakesTokens
        ? "Give a connection, as Connect-PartnerMfa -PassThru or Get-PartnerMfaContext returns it."
        : TakesRefreshTokens
        ? "Give a token as text, or in a property Token or AccessToken. A refresh token is given in a property RefreshToken, or as New-PartnerMfaRefreshToken returns it."
        : "Give a token as text, in a property Token or AccessToken, or as what Connect-PartnerMfa -PassThru, Get-PartnerMfaContext and "
        + "Import-PartnerMfaCapture return in this process: after a job or a file, it has no token any more."
        + (TakesAccounts ? " An account is given as text, or in a property UserPrincipalName, Account or AccountId." : "");

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not null && Takes.Contains(value.GetType())) return value;
        // A text may be a secret, and an error of the binder would keep it. The cmdlet refuses the missing object itself.
        if (!TakesTokens && value is Secret or string or SecureString) return null!;
        if (!TakesTokens) throw Refused("connection", inputData, Ways);
        // Checks whether the value can be a token before converting it, because an exception would cost more than everything else here.
        if (value is Secret or string or SecureString) return Text;
        if (TakesRefreshTokens && PipedObject.IsRefreshToken(inputData)) throw ArgumentRefusals.Refuse(Ways);
        if (!PipedObject.IsSomethingElse(inputData) && PipedObject.HasAnyProperty(inputData, OtherProperties)) throw ArgumentRefusals.Refuse(Ways);
        throw Refused(TakesAccounts ? "token and no account" : "token", inputData, PipedObject.AdviceFor(inputData) ?? Ways);
    }

    // After an invalid cast, the binder tries the next parameter; after this failure, it gives up.
    private static ArgumentTransformationMetadataException Refused(string missing, object? input, string advice) =>
        new($"There is no {missing} in {PipedObject.KindOf(input)}. {advice}");
}
