using Azure.Core;
using Azure.Identity;
using Microsoft.Graph;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Broker;

namespace PartnerMfa.Neighbors;

/// <summary>Uses libraries in the way another module does.</summary>
public static class Neighbor
{
    /// <summary>Creates a credential, a broker-enabled client and a Graph client. Sends nothing.</summary>
    /// <returns>The versions of the libraries that were used.</returns>
    public static string Use()
    {
        TokenCredential credential = new ClientSecretCredential("organizations", "00001111-aaaa-2222-bbbb-3333cccc4444", "not a secret");
        IPublicClientApplication application = PublicClientApplicationBuilder.Create("00001111-aaaa-2222-bbbb-3333cccc4444")
            .WithBroker(new BrokerOptions(BrokerOptions.OperatingSystems.Windows))
            .Build();
        using HttpClient graph = GraphClientFactory.Create();
        Type[] used = [typeof(TokenCredential), credential.GetType(), application.GetType(), typeof(BrokerExtension), typeof(GraphClientFactory)];
        return string.Join(", ", used.Select(type => type.Assembly.GetName()).Select(name => $"{name.Name} {name.Version}"));
    }
}
