using PartnerMfa.Verdicts;

namespace PartnerMfa.Evidence;

/// <summary>Why a capture does not support a Yes: it contains a response that may be a refusal of this token.</summary>
/// <param name="Reason"><see cref="ReasonCode.ResponseNotAttributed"/> or <see cref="ReasonCode.ResponseUnreadable"/>.</param>
/// <param name="Place">Where that response is: a line, an entry or a session.</param>
internal sealed record CaptureDoubt(ReasonCode Reason, string Place);
