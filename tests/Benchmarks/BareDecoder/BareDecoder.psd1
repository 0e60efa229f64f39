@{
    RootModule             = 'BareDecoder.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '7b9c3d58-2a34-4f0b-9c6e-51d4b1f0a6e2'
    Author                 = 'The PartnerMfa developers'
    CompanyName            = 'The PartnerMfa developers'
    Copyright              = '(c) The PartnerMfa developers. MIT license.'
    Description            = 'The least a cmdlet that decodes tokens can do: what Test-PartnerMfaToken is measured against.'
    PowerShellVersion      = '7.4'
    CompatiblePSEditions   = @('Core')
    FunctionsToExport      = @()
    CmdletsToExport        = @('Read-BareToken')
    VariablesToExport      = @()
    AliasesToExport        = @()
}
