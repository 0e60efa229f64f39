using PartnerMfa.StandInClients;

// Runs a client against the stand-in and writes the result as one line.
if (args is not [var client, var signIn, var partnerCenter, var graph, var certificate, .. var more])
{
    await Console.Error.WriteLineAsync("<client> <sign-in> <Partner Center> <Graph> <certificate file> [account]");
    return 64;
}

StandIn standIn = new(new Uri(signIn), new Uri(partnerCenter), new Uri(graph), certificate);
Console.WriteLine(client switch
{
    "msal" => await MsalClient.ByDeviceCodeAsync(standIn, more.Single()),
    "msal-app" => await MsalClient.AsApplicationAsync(standIn),
    "azure-identity" => await AzureIdentityClient.ByDeviceCodeAsync(standIn),
    "azure-identity-app" => await AzureIdentityClient.AsApplicationAsync(standIn),
    "graph" => await GraphClient.ReadAsync(standIn),
    _ => throw new ArgumentException(client),
});
return 0;
