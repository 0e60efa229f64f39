BeforeAll {
    . "$PSScriptRoot/Support/Sandbox.ps1"
    . "$PSScriptRoot/Support/Failures.ps1"

    $command = 'PartnerMfa.Commands.NewPartnerMfaEnvironmentCommand'
}

Describe 'New-PartnerMfaEnvironment' {
    It 'takes everything else from Global' {
        $environment = New-PartnerMfaEnvironment Gateway -PartnerCenterEndpoint https://gateway.contoso.com

        $environment | Should -BeOfType PartnerMfa.PartnerMfaEnvironment
        $environment.Name, $environment.Resource | Should -BeExactly @('Gateway', 'https://api.partnercenter.microsoft.com')
        "$($environment.AuthorityHost)", "$($environment.PartnerCenterEndpoint)", "$($environment.GraphEndpoint)" |
            Should -BeExactly @('https://login.microsoftonline.com/', 'https://gateway.contoso.com/', 'https://graph.microsoft.com/')
        $environment.IsSandbox | Should -BeFalse
    }

    It 'takes everything else from the environment it is based on' {
        $environment = New-PartnerMfaEnvironment Double -BasedOn AzureChinaCloud -AuthorityHost https://login.contoso.com -Resource https://other.contoso.com

        $environment.Resource, "$($environment.AuthorityHost)" | Should -BeExactly @('https://other.contoso.com', 'https://login.contoso.com/')
        "$($environment.PartnerCenterEndpoint)" | Should -BeExactly 'https://partner.partnercenterapi.microsoftonline.cn/'
    }

    It 'makes an environment that -Environment takes and results name' {
        $environment = New-PartnerMfaEnvironment Double -BasedOn Sandbox -PartnerCenterEndpoint http://localhost:5000

        $result = Test-PartnerMfaToken (Get-SandboxToken) -Environment $environment
        $result.Environment, $result.Result | Should -BeExactly @('Double', 'Yes')
    }

    It 'creates an environment and sends the token only to its address' {
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
        @{ What = 'the name of an existing environment'; Target = 'sandbox'; Script = { New-PartnerMfaEnvironment sandbox } }
        @{ What = 'a sign-in service without TLS'; Target = 'http://localhost'; Script = { New-PartnerMfaEnvironment Mine -AuthorityHost http://localhost } }
        @{ What = 'http beyond this machine'; Target = 'http://contoso.com'; Script = { New-PartnerMfaEnvironment Mine -PartnerCenterEndpoint http://contoso.com } }
        @{ What = 'http beyond this machine for Graph'; Target = 'http://contoso.com'; Script = { New-PartnerMfaEnvironment Mine -GraphEndpoint http://contoso.com } }
        @{ What = 'an address without a scheme'; Target = 'api.contoso.com'; Script = { New-PartnerMfaEnvironment Mine -PartnerCenterEndpoint api.contoso.com } }
        @{ What = 'the address of Graph for Partner Center'; Target = 'https://graph.microsoft.com'; Script = { New-PartnerMfaEnvironment Mine -PartnerCenterEndpoint https://graph.microsoft.com } }
    ) {
        Assert-Failure (Get-Failure $Script) -Id "EnvironmentInvalid,$command" -Category InvalidArgument -Target $Target -Remedy 'Give *'
    }
}
