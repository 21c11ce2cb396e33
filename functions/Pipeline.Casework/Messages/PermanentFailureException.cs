namespace Pipeline.Casework.Messages;

/// <summary>A message, document or effect that can never be handled, however often it is tried.</summary>
/// <param name="reason">kebab-case, stable; becomes the dead-letter reason or the reason an effect is parked.</param>
/// <param name="description">For whoever looks after it; ids only.</param>
public sealed class PermanentFailureException(string reason, string description) : Exception(description)
{
    public string Reason { get; } = reason;
}
