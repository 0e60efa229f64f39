# The modules that the platform installs from the PowerShell Gallery. PartnerMfa itself is deployed with the app, as Modules/PartnerMfa next to host.json.
# Plans without managed dependencies (Flex Consumption) want these three in Modules, too, and "enabled": false in host.json.
@{
    'Az.Accounts' = '5.*'
    'Az.KeyVault' = '6.*'
}
