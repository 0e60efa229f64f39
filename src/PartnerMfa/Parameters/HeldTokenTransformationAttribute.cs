using System.Management.Automation;
using System.Security;

namespace PartnerMfa.Parameters;

/// <summary>
/// Accepts an object that contains a token. Anything else is refused with our own message, because the binder's message would quote the
/// value, which is most likely a token.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HeldTokenTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Refusal =
        "Give a token as text, in a property Token or AccessToken, or as what Connect-PartnerMfa -PassThru, Get-PartnerMfaContext and "
        + "Import-PartnerMfaCapture return in this process: after a job or a file, it has no token any more.";

    private const string AccountsToo = " An account is given as text, or in a property UserPrincipalName, Account or AccountId.";

    private static readonly Secret Text = new("");

    private static readonly string[] OtherWays = ["Token", "AccessToken", "access_token"];

    private static readonly string[] Files = ["LiteralPath", "LP", "PSPath"];

    /// <summary>Whether a file can be given in place of its token.</summary>
    public bool TakesFiles { get; set; }

    /// <summary>Whether an account can be given in place of a token, in which case it signs in.</summary>
    public bool TakesAccounts { get; set; }

    private IEnumerable<string> OtherProperties => OtherWays.Concat(TakesFiles ? Files : []).Concat(TakesAccounts ? AccountNames.Properties : []);

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            PartnerMfaContext or PartnerMfaCapture or Secret => value,
            // Checks whether the value can be a token before converting it, because an exception would cost more than everything else here.
            string or SecureString => Text,
            // After an invalid cast, the binder tries the next parameter; after any other failure, it gives up.
            _ => PipedObject.HasAnyProperty(inputData, OtherProperties)
                ? throw new ArgumentTransformationMetadataException(Refusal, new PSInvalidCastException(Refusal))
                : throw new ArgumentTransformationMetadataException(
                    $"There is no token{(TakesAccounts ? " and no account" : "")} in {PipedObject.KindOf(value)}. {Refusal}{(TakesAccounts ? AccountsToo : "")}"),
        };
    }
}
