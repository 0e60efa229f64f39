@{
    RootModule             = 'EmptyModule.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '3c6f4f0a-94c5-4d36-8d52-0d6e3a1f7f40'
    Author                 = 'The PartnerMfa developers'
    CompanyName            = 'The PartnerMfa developers'
    Copyright              = '(c) The PartnerMfa developers. MIT license.'
    Description            = 'The least a binary module can be: what the import of PartnerMfa is measured against.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'
    FunctionsToExport      = @()
    CmdletsToExport        = @('Get-Nothing')
    VariablesToExport      = @()
    AliasesToExport        = @()
}
