using System.CommandLine.Parsing;

namespace PartnerMfa.Cli.Verbs;

/// <summary>Reads the address of a service.</summary>
internal static class Addresses
{
    public static Uri? Parse(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttps) return address;
        argument.AddError("An address of a sign-in service begins with https://.");
        return null;
    }
}
