namespace PartnerMfa.Sandbox.Accounts;

/// <summary>Makes a response of Partner Center.</summary>
internal delegate HttpResponseMessage SandboxAnswer();
