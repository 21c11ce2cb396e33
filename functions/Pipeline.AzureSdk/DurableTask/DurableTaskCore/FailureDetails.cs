namespace DurableTask.Core;

[Serializable]
public class FailureDetails : IEquatable<FailureDetails>
{
    public FailureDetails(
        string errorType,
        string errorMessage,
        string? stackTrace,
        FailureDetails? innerFailure,
        bool isNonRetriable,
        IDictionary<string, object?>? properties = null)
    {
        ErrorType = errorType;
        ErrorMessage = errorMessage;
        StackTrace = stackTrace;
        InnerFailure = innerFailure;
        IsNonRetriable = isNonRetriable;
        Properties = properties;
    }

    public FailureDetails(string errorType, string errorMessage, string? stackTrace, FailureDetails? innerFailure, bool isNonRetriable)
        : this(errorType, errorMessage, stackTrace, innerFailure, isNonRetriable, properties: null)
    {
    }

    public string ErrorType { get; }

    public string ErrorMessage { get; }

    public string? StackTrace { get; }

    public FailureDetails? InnerFailure { get; }

    public bool IsNonRetriable { get; }

    public IDictionary<string, object?>? Properties { get; }

    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    public override bool Equals(object? other) => Equals(other as FailureDetails);

    public bool Equals(FailureDetails? other) => other is not null
        && ErrorType == other.ErrorType
        && ErrorMessage == other.ErrorMessage
        && StackTrace == other.StackTrace
        && InnerFailure == other.InnerFailure;

    public override int GetHashCode() => (ErrorType, ErrorMessage, StackTrace, InnerFailure).GetHashCode();
}
