using Microsoft.DurableTask;

namespace Pipeline.Embedded.Durable.Replay;

/// <summary>Which execution a run plays, and with what input.</summary>
internal sealed record RunIdentity(string InstanceId, string Name, string Version, string? Input, ParentOrchestrationInstance? Parent);
