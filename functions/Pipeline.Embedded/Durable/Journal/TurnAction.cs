using System.Text.Json.Serialization;

namespace Pipeline.Embedded.Durable.Journal;

/// <summary>What an orchestrator asked for in a turn. Ids come from one counter of the execution.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TaskScheduled), "task")]
[JsonDerivedType(typeof(TimerCreated), "timer")]
[JsonDerivedType(typeof(SubOrchestrationCreated), "child")]
[JsonDerivedType(typeof(EventSent), "send")]
internal abstract record TurnAction(int Id);

internal sealed record TaskScheduled(int Id, string Name, string? Input) : TurnAction(Id);

internal sealed record TimerCreated(int Id, DateTime FireAt) : TurnAction(Id);

internal sealed record SubOrchestrationCreated(
    int Id, string Name, string InstanceId, string? Input, string Version, Dictionary<string, string>? Tags) : TurnAction(Id);

internal sealed record EventSent(int Id, string InstanceId, string Name, string? Payload) : TurnAction(Id);
