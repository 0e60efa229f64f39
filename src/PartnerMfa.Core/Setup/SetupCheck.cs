using PartnerMfa.Setup.Checks;
using PartnerMfa.Setup.Facts;

namespace PartnerMfa.Setup;

/// <summary>A question of the setup.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">What it counts for.</param>
/// <param name="Judge">How it is answered.</param>
internal sealed record SetupCheck(PartnerMfaSetupCheck Name, CheckWeight Weight, Func<SetupFacts, CheckAnswer> Judge);
