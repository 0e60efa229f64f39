using PartnerMfa.Setup.Checks;

namespace PartnerMfa.Setup;

/// <summary>A check with its answer.</summary>
internal sealed record AnsweredCheck(SetupCheck Check, CheckAnswer Answer);
