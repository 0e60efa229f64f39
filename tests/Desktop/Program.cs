using System.Runtime.InteropServices;
using Xunit.Runner.InProc.SystemConsole;

namespace PartnerMfa;

internal static class Program
{
    // Mono 6.8 cannot create certificates, packs even when it is asked not to, and lists the members of an enumeration as numbers.
    private static readonly string[] NotOnMono =
    [
        "PartnerMfa.SignIn.AuthorizationCodeSignInTests.A_web_app_redeems_the_code_with_its_certificate",
        "PartnerMfa.SignIn.RefusalWireTests.The_command_is_the_one_of_the_form_that_was_refused",
        "PartnerMfa.SignIn.BadInputTests.A_certificate_without_its_private_key_is_refused",
        "PartnerMfa.Errors.FailuresTests.Every_error_id_is_given_to_some_failure",
        "PartnerMfa.Setup.Checks.CheckTests.Every_check_has_cases_and_every_reason_of_a_check_comes_up",
        "PartnerMfa.Captures.DamageTests.A_truncated_compressed_file_is_read_up_to_the_break",
        "PartnerMfa.Captures.DamageTests.A_session_that_cannot_be_read_does_not_hide_the_others",
    ];

    public static int Main(string[] arguments)
    {
        bool isMono = Type.GetType("Mono.Runtime") is not null;
        string[] left = isMono ? [.. NotOnMono.SelectMany(name => new[] { "-method-", name })] : [];
        int code = ConsoleRunner.Run([.. arguments, .. left]).GetAwaiter().GetResult();
        Console.Out.Flush();
        // Mono 6.8 crashes while it ends the threads of its pool.
        if (isMono) Leave(code);
        return code;
    }

    [DllImport("libc", EntryPoint = "_exit")]
    private static extern void Leave(int code);
}
