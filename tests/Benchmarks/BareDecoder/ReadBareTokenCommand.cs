using System.Management.Automation;
using Microsoft.IdentityModel.JsonWebTokens;

namespace BareDecoder;

/// <summary>Decodes each token and reads three of its claims, without using them.</summary>
[Cmdlet(VerbsCommunications.Read, "BareToken")]
public sealed class ReadBareTokenCommand : Cmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string Token { get; set; } = "";

    protected override void ProcessRecord()
    {
        JsonWebToken token = new(Token);
        token.TryGetPayloadValue("amr", out object _);
        token.TryGetPayloadValue("aud", out object _);
        token.TryGetPayloadValue("upn", out object _);
    }
}
