BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"

    $command = 'PartnerMfa.Commands.NewPartnerMfaEnvironmentCommand'
}

Describe 'New-PartnerMfaEnvironment' {
    It 'takes what is not given from Global' {
        $environment = New-PartnerMfaEnvironment Gateway -PartnerCenterEndpoint https://gateway.contoso.com

        $environment | Should -BeOfType PartnerMfa.PartnerMfaEnvironment
        $environment.Name, $environment.Resource | Should -BeExactly @('Gateway', 'https://api.partnercenter.microsoft.com')
        "$($environment.AuthorityHost)", "$($environment.PartnerCenterEndpoint)", "$($environment.GraphEndpoint)" |
            Should -BeExactly @('https://login.microsoftonline.com/', 'https://gateway.contoso.com/', 'https://graph.microsoft.com/')
        $environment.IsSandbox | Should -BeFalse
    }

    It 'takes what is not given from the environment that it is based on' {
        $environment = New-PartnerMfaEnvironment Double -BasedOn AzureChinaCloud -AuthorityHost https://login.contoso.com -Resource https://other.contoso.com

        $environment.Resource, "$($environment.AuthorityHost)" | Should -BeExactly @('https://other.contoso.com', 'https://login.contoso.com/')
        "$($environment.PartnerCenterEndpoint)" | Should -BeExactly 'https://partner.partnercenterapi.microsoftonline.cn/'
    }

    It 'is what -Environment takes, and what results name' {
        $environment = New-PartnerMfaEnvironment Double -BasedOn Sandbox -PartnerCenterEndpoint http://localhost:5000

        $result = Test-PartnerMfaToken (Get-SandboxToken) -Environment $environment
        $result.Environment, $result.Result | Should -BeExactly @('Double', 'Yes')
    }

    It 'sends the token to the address given, and nowhere else' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            $environment = New-PartnerMfaEnvironment Double -BasedOn Sandbox -PartnerCenterEndpoint "http://localhost:$($listener.LocalEndpoint.Port)"
            $accepted = $listener.AcceptTcpClientAsync()
            $result = Test-PartnerCenterMfa (Get-SandboxToken) -Environment $environment -TimeoutSeconds 1

            $accepted.IsCompleted | Should -BeTrue
            $result.Result, $result.Reason, $result.Environment | Should -BeExactly @('Unknown', 'NetworkFailure', 'Double')
        }
        finally {
            $listener.Stop()
        }
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'the name of one there is'; Target = 'sandbox'; Script = { New-PartnerMfaEnvironment sandbox } }
        @{ What = 'a sign-in service without TLS'; Target = 'http://localhost'; Script = { New-PartnerMfaEnvironment Mine -AuthorityHost http://localhost } }
        @{ What = 'plain http elsewhere'; Target = 'http://contoso.com'; Script = { New-PartnerMfaEnvironment Mine -PartnerCenterEndpoint http://contoso.com } }
        @{ What = 'plain http elsewhere for Graph'; Target = 'http://contoso.com'; Script = { New-PartnerMfaEnvironment Mine -GraphEndpoint http://contoso.com } }
        @{ What = 'an address that is not whole'; Target = 'api.contoso.com'; Script = { New-PartnerMfaEnvironment Mine -PartnerCenterEndpoint api.contoso.com } }
        @{ What = 'Graph for Partner Center'; Target = 'https://graph.microsoft.com'; Script = { New-PartnerMfaEnvironment Mine -PartnerCenterEndpoint https://graph.microsoft.com } }
    ) {
        Assert-Failure (Get-Failure $Script) -Id "EnvironmentInvalid,$command" -Category InvalidArgument -Target $Target -Remedy 'Give *'
    }
}
