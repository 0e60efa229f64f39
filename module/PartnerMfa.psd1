@{
    RootModule             = 'PartnerMfa.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '8d1b7f0e-6d0c-4a3e-9a53-2f6f3f4d8c71'
    Author                 = 'The PartnerMfa developers'
    CompanyName            = 'The PartnerMfa developers'
    Copyright              = '(c) The PartnerMfa developers. MIT license.'
    Description            = 'Tells Microsoft CSP partners whether an integration meets Partner Center''s MFA requirement: Yes or No, why, and what to do next. Tests a sign-in against Partner Center, a token by itself, captured traffic, and the setup of tenant and account in Microsoft Entra ID; finds the applications that still call without MFA, and writes reports. A sandbox needs no tenant.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'
    TypesToProcess         = @('PartnerMfa.types.ps1xml')
    FormatsToProcess       = @('PartnerMfa.format.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @(
        'Compare-PartnerMfaReport'
        'Connect-PartnerMfa'
        'Disconnect-PartnerMfa'
        'Export-PartnerMfaReport'
        'Get-PartnerMfaContext'
        'Get-PartnerMfaEnvironment'
        'Get-PartnerMfaUsage'
        'Import-PartnerMfaCapture'
        'New-PartnerMfaApplication'
        'New-PartnerMfaEnvironment'
        'New-PartnerMfaRefreshToken'
        'Protect-PartnerMfaCapture'
        'Resolve-PartnerMfaError'
        'Test-PartnerCenterMfa'
        'Test-PartnerMfaCustomer'
        'Test-PartnerMfaReport'
        'Test-PartnerMfaSetup'
        'Test-PartnerMfaToken'
    )
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags = @(
                'PartnerCenter', 'CSP', 'MFA', 'MultiFactor', 'Security', 'Entra', 'EntraID', 'AzureAD', 'OAuth', 'OpenIDConnect', 'JWT', 'AccessToken', 'RefreshToken', 'MSAL'
                'ConditionalAccess', 'SecureApplicationModel', 'GDAP', 'MicrosoftGraph', 'Compliance', 'HAR', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS'
            )
        }
    }
}
