using PartnerMfa.Http.Responses;

namespace PartnerMfa.Http;

/// <summary>A call to a service, which may take several attempts.</summary>
/// <param name="Name">Its name on the verbose stream.</param>
/// <param name="Request">Creates the request for one attempt.</param>
/// <param name="Ids">The IDs of the first attempt.</param>
internal sealed record ServiceCall(string Name, Func<CorrelationIds, HttpRequestMessage> Request, CorrelationIds Ids)
{
    /// <summary>Reads the body of a 2xx as it arrives. Null keeps it as evidence, as with any other response.</summary>
    /// <remarks>It throws <see cref="UnusableBodyException"/> or JsonException for a body that is not what it expects.</remarks>
    public Func<Stream, CancellationToken, Task>? ReadBody { get; init; }

    /// <summary>The description of the call on the verbose stream.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Receives each response whose body is kept as evidence, including its headers.</summary>
    public Action<ResponseText>? Look { get; init; }

    /// <summary>Whether <see cref="ReadBody"/> has already passed on part of the body, in which case the call is not repeated.</summary>
    public Func<bool> HasPassedOn { get; init; } = () => false;
}

/// <summary>Thrown for a body that is not what its reader expects.</summary>
/// <param name="words">What the body is instead, as in "HTTP 200 with ...".</param>
internal sealed class UnusableBodyException(string words) : Exception(words);

/// <summary>The IDs of one call. The correlation ID stays the same for all attempts; each attempt has a new request ID.</summary>
internal sealed record CorrelationIds(string CorrelationId, string RequestId)
{
    /// <param name="correlationId">The caller's ID; null creates one.</param>
    public static CorrelationIds New(Guid? correlationId = null) => new(Text(correlationId ?? Guid.NewGuid()), Text(Guid.NewGuid()));

    public CorrelationIds NextTry() => this with { RequestId = Text(Guid.NewGuid()) };

    private static string Text(Guid id) => id.ToString("D");
}
