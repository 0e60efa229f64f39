using PartnerMfa.Verdicts;

namespace PartnerMfa.Evidence;

/// <summary>Why a Yes cannot be concluded from a capture: it holds a response that may be a refusal of this token.</summary>
/// <param name="Reason"><see cref="ReasonCode.ResponseNotAttributed"/> or <see cref="ReasonCode.ResponseUnreadable"/>.</param>
/// <param name="Place">Where that response stands: a line, an entry, a session.</param>
internal sealed record CaptureDoubt(ReasonCode Reason, string Place);
