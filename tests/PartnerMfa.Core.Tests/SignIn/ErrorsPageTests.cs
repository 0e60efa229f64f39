using System.Runtime.CompilerServices;
using System.Text;
using PartnerMfa.SignIn.Errors;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>
/// The page docs/guides/errors.md is generated from the tables. To update it, run these tests with the environment variable
/// <c>PARTNERMFA_WRITE_PAGES</c> set to 1.
/// </summary>
public sealed class ErrorsPageTests
{
    [Fact]
    public void The_page_of_errors_is_current()
    {
        string page = Page();
        string path = PathOf();
        if (Environment.GetEnvironmentVariable("PARTNERMFA_WRITE_PAGES") == "1") File.WriteAllText(path, page);

        Assert.True(page.Length > 10_000);
        Assert.Equal(page, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Page()
    {
        RemedyCommands commands = new(CommandHints.Tool, new CommandTarget(), SignInForm.Unknown);
        StringBuilder page = new();
        page.Append("# Errors and what to do about them\n\n")
            .Append("This page is made from the tables that the software answers from. `Resolve-PartnerMfaError` and `partner-mfa explain` find the right row for a\n")
            .Append("pasted error, fill in your account, and fit the advice to the way you sign in.\n\n## Partner Center, Microsoft Graph and this machine\n");
        foreach (ServiceError error in ServiceErrors.All) Append(error.Code, error.Meaning, error.Causes, RemedyTemplate.Fill(error.Remedy, commands), error.Source);
        page.Append("\n## The sign-in service\n");
        foreach (AadstsError row in AadstsErrors.All)
        {
            Append(string.Join(", ", row.Codes.Select(code => $"AADSTS{code}")), row.Meaning, row.Causes, RemedyTemplate.Fill(row.Remedy, commands), $"https://login.microsoftonline.com/error?code={row.Codes[0]}");
            AppendVariant("When you keep a refresh token", row.ForKeptToken, SignInForm.RefreshToken);
            AppendVariant("After a device code sign-in", row.ForDeviceCode, SignInForm.DeviceCode);
            AppendVariant("When an app signs in as itself", row.ForApplication, SignInForm.ServicePrincipal);
        }

        return page.ToString();

        void Append(string title, string meaning, IReadOnlyList<string> causes, string remedy, string source)
        {
            page.Append($"\n### {title}\n\n{meaning}\n");
            if (causes.Count > 0) page.Append("\nLikely causes:\n\n").Append(string.Concat(causes.Select(cause => $"- {cause}\n")));
            page.Append($"\nWhat to do: {remedy.Replace("<", "\\<", StringComparison.Ordinal)}\n\nSource: [{new Uri(source).Host}]({source})\n");
        }

        void AppendVariant(string title, string? template, SignInForm form)
        {
            if (template is not null) page.Append($"\n{title}: {RemedyTemplate.Fill(template, commands with { Form = form }).Replace("<", "\\<", StringComparison.Ordinal)}\n");
        }
    }

    private static string PathOf([CallerFilePath] string here = "")
    {
        // Deterministic builds map the folder of the repository to "/_/".
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PartnerMfa.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? Path.GetDirectoryName(here)!, "docs", "guides", "errors.md");
    }
}
