using Microsoft.DurableTask;
using CoreFailureDetails = DurableTask.Core.FailureDetails;

namespace Pipeline.Embedded.Durable.Journal;

/// <summary>A failure as it stands in the journal.</summary>
internal sealed record Failure(string Type, string Message, string? StackTrace = null, Failure? Inner = null, bool NonRetriable = false)
{
    public static Failure From(Exception exception) => exception is TaskFailedException failed
        ? new(NameOf(failed), failed.Message, failed.StackTrace, From(failed.FailureDetails))
        : new(NameOf(exception), exception.Message, exception.StackTrace, exception.InnerException is { } inner ? From(inner) : null);

    public static Failure From(TaskFailureDetails details)
        => new(details.ErrorType, details.ErrorMessage, details.StackTrace, details.InnerFailure is { } inner ? From(inner) : null);

    public TaskFailureDetails ToDetails() => new(Type, Message, StackTrace, Inner?.ToDetails(), null);

    public CoreFailureDetails ToCore() => new(Type, Message, StackTrace, Inner?.ToCore(), NonRetriable, null);

    private static string NameOf(Exception exception) => exception.GetType().ToString();
}
