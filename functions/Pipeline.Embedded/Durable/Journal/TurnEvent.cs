using System.Text.Json.Serialization;

namespace Pipeline.Embedded.Durable.Journal;

/// <summary>What an instance hears of: the input of a turn.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ExecutionStarted), "started")]
[JsonDerivedType(typeof(EventRaised), "event")]
[JsonDerivedType(typeof(TaskCompleted), "taskCompleted")]
[JsonDerivedType(typeof(TaskFailed), "taskFailed")]
[JsonDerivedType(typeof(TimerFired), "timerFired")]
[JsonDerivedType(typeof(SubOrchestrationCompleted), "childCompleted")]
[JsonDerivedType(typeof(SubOrchestrationFailed), "childFailed")]
[JsonDerivedType(typeof(ExecutionSuspended), "suspended")]
[JsonDerivedType(typeof(ExecutionResumed), "resumed")]
[JsonDerivedType(typeof(ExecutionTerminated), "terminated")]
internal abstract record TurnEvent;

/// <summary>The first event of every execution; the input stands in the instance's row.</summary>
internal sealed record ExecutionStarted : TurnEvent;

internal sealed record EventRaised(string Name, string? Payload) : TurnEvent;

internal sealed record TaskCompleted(int TaskId, string? Result) : TurnEvent;

internal sealed record TaskFailed(int TaskId, Failure Failure) : TurnEvent;

internal sealed record TimerFired(int TimerId) : TurnEvent;

internal sealed record SubOrchestrationCompleted(int TaskId, string? Result) : TurnEvent;

internal sealed record SubOrchestrationFailed(int TaskId, Failure Failure) : TurnEvent;

internal sealed record ExecutionSuspended(string? Reason) : TurnEvent;

internal sealed record ExecutionResumed(string? Reason) : TurnEvent;

internal sealed record ExecutionTerminated(string? Output) : TurnEvent;
