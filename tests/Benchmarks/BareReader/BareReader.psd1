@{
    RootModule             = 'BareReader.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = 'c2f4a1be-6f0e-4f43-8f0e-0a1b9d7c5e31'
    Author                 = 'The PartnerMfa developers'
    CompanyName            = 'The PartnerMfa developers'
    Copyright              = '(c) The PartnerMfa developers. MIT license.'
    Description            = 'The least a cmdlet that reads JSON can do: what Import-PartnerMfaCapture is measured against.'
    PowerShellVersion      = '7.4'
    CompatiblePSEditions   = @('Core')
    FunctionsToExport      = @()
    CmdletsToExport        = @('Read-BareJson', 'Read-BareLines')
    VariablesToExport      = @()
    AliasesToExport        = @()
}
