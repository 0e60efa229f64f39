using System.CommandLine;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Requests;
using PartnerMfa.Tokens;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The keys that verify signatures.</summary>
internal sealed class SignatureOptions
{
    private readonly Option<bool> _verify = new("--verify-signature")
    {
        Description = "Verify the signature with the keys that the token's tenant publishes. They are fetched from the sign-in service.",
    };

    private readonly Option<string?> _keySet = new("--key-set")
    {
        Description = "Verify the signature with the JSON Web Key Set in this file. Nothing is fetched.",
        HelpName = "file",
    };

    private readonly Option<string?> _signingKey = new("--signing-key")
    {
        Description = "Verify the signature with the public key in this file: a JSON Web Key, or a key or certificate in PEM format.",
        HelpName = "file",
    };

    public void AddTo(VerbCommand command)
    {
        command.Add(OptionGroup.Signature, _verify, _keySet, _signingKey);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_keySet) is not null && parsed.GetValue(_signingKey) is not null)
                parsed.AddError("Use either --key-set or --signing-key, not both.");
        });
    }

    /// <returns>Null when signatures are not verified.</returns>
    /// <exception cref="PartnerMfaException"><c>SigningKeyInvalid</c>.</exception>
    public SignatureKeys? Read(VerbRun run)
    {
        if ((run.Get(_keySet) ?? run.Get(_signingKey)) is { } file) return new SignatureKeys { Text = KeyFile.Read(file) };
        return run.Get(_verify) ? SignatureKeys.Published : null;
    }
}
