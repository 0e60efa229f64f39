using System.CommandLine;
using PartnerMfa.Requests;
using PartnerMfa.Tokens;

namespace PartnerMfa.Cli.Verbs;

/// <summary>What signatures are verified with.</summary>
internal sealed class SignatureOptions
{
    private readonly Option<bool> _verify = new("--verify-signature")
    {
        Description = "Verify the signature with the keys that the token's tenant publishes; they are fetched from the sign-in service.",
    };

    private readonly Option<string?> _keySet = new("--key-set")
    {
        Description = "Verify the signature with the JSON Web Key Set in this file; nothing is fetched.",
        HelpName = "file",
    };

    private readonly Option<string?> _signingKey = new("--signing-key")
    {
        Description = "Verify the signature with the public key in this file: a JSON Web Key, or a key or certificate in PEM.",
        HelpName = "file",
    };

    public void AddTo(Command command)
    {
        command.Add(_verify);
        command.Add(_keySet);
        command.Add(_signingKey);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_keySet) is not null && parsed.GetValue(_signingKey) is not null)
                parsed.AddError("--key-set and --signing-key say the same thing twice: give one of them.");
        });
    }

    /// <returns>Null when signatures are not looked at.</returns>
    /// <exception cref="PartnerMfaException"><c>SigningKeyInvalid</c>.</exception>
    public SignatureKeys? Read(ParseResult parsed)
    {
        if ((parsed.GetValue(_keySet) ?? parsed.GetValue(_signingKey)) is { } file) return new SignatureKeys { Text = KeyFile.Read(file) };
        return parsed.GetValue(_verify) ? SignatureKeys.Published : null;
    }
}
