using DurableTask.Core.Exceptions;

namespace Microsoft.DurableTask;

/// <summary>What awaiting a failed activity or sub-orchestration throws inside an orchestrator.</summary>
public sealed class TaskFailedException : Exception
{
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : base(
            MessageFor(taskName, taskId, (innerException as OrchestrationException)?.FailureDetails?.ErrorMessage ?? innerException?.Message),
            innerException)
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = TaskFailureDetails.FromException(innerException!);
    }

    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base(MessageFor(taskName, taskId, failureDetails?.ErrorMessage))
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails!;
    }

    public string TaskName { get; }

    public int TaskId { get; }

    public TaskFailureDetails FailureDetails { get; }

    [Obsolete("Use the FailureDetails property and its IsCausedBy<T>() method")]
    public bool IsCausedByException<T>() where T : Exception => FailureDetails.ErrorType == typeof(T).FullName;

    private static string MessageFor(string taskName, int taskId, string? cause)
        => $"Task '{taskName}' (#{taskId}) failed with an unhandled exception{(cause is null ? "." : ": " + cause)}";
}
