# Runs when a worker starts: the app signs in to Azure as its managed identity, to store refresh tokens in its vault.
if ($env:IDENTITY_ENDPOINT) {
    Disable-AzContextAutosave -Scope Process | Out-Null
    Connect-AzAccount -Identity | Out-Null
}
