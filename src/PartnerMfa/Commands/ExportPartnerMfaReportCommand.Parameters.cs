using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Parameters;
using PartnerMfa.Reports;

namespace PartnerMfa.Commands;

/// <content>The parameters and their sets.</content>
public sealed partial class ExportPartnerMfaReportCommand
{
    private static class Sets
    {
        public const string Results = nameof(Results);
        public const string Reports = nameof(Reports);
    }

    private Report? _report;
    private string _file = "";

    /// <summary>
    /// The file to write, by its exact name: wildcards are not expanded. Its folder must exist. If it is a link, the file that it points to
    /// is written.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = HelpMessages.ReportPath)]
    [Alias("LiteralPath", "LP", "FilePath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    /// <summary>Results of Test-PartnerMfaToken, Test-PartnerCenterMfa and the other tests, or their errors.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Results, HelpMessage = HelpMessages.Result)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; }

    /// <summary>JSON reports whose results to join into this one, such as the parts of a test that ran on several machines.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Sets.Reports, HelpMessage = HelpMessages.ReportParts)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] ReportPath { get; set; } = [];
#pragma warning restore CA1819

    /// <summary>
    /// Html, Json, Markdown, JUnit, SupportText or Jws (signed JSON). Default: the format implied by the file name extension (.html, .htm,
    /// .json, .md, .markdown, .xml for JUnit, .jws).
    /// </summary>
    [Parameter]
    [ConvertedArgument(typeof(PartnerMfaReportFormat))]
    public PartnerMfaReportFormat Format { get; set; }

    /// <summary>The title of the report, such as the name of the partner.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>Writes the text for a ticket with Microsoft's support instead of a report.</summary>
    [Parameter]
    public SwitchParameter SupportText { get; set; }

    /// <summary>Signs the report with this certificate, which must have its private key.</summary>
    [Parameter]
    [ConvertedArgument(typeof(X509Certificate2), "a certificate, as Get-PfxCertificate or the Cert: drive returns one")]
    [ValidateNotNull]
    public X509Certificate2? SigningCertificate { get; set; }

    /// <summary>Signs the report with the certificate that has this thumbprint in a personal store.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CertificateThumbprintCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SigningCertificateThumbprint { get; set; }

    /// <summary>Signs the report with the certificate in this PFX or PEM file.</summary>
    [Parameter]
    [Alias("Sign")]
    [ValidateNotNullOrEmpty]
    public string? SigningCertificatePath { get; set; }

    /// <summary>The password of that file.</summary>
    [Parameter]
    [ConvertedArgument(typeof(SecureString), "a SecureString, as Read-Host -AsSecureString returns one")]
    [ValidateNotNull]
    public SecureString? SigningCertificatePassword { get; set; }

    /// <summary>The signature algorithm.</summary>
    [Parameter]
    [ConvertedArgument(typeof(PartnerMfaSigningAlgorithm))]
    public PartnerMfaSigningAlgorithm SigningAlgorithm { get; set; }

    /// <summary>Replaces an existing file. Without it, an existing file is an error, which is reported before the tests run.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Opens the finished page in the browser.</summary>
    [Parameter]
    public SwitchParameter Show { get; set; }

    /// <summary>Returns the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }
}
