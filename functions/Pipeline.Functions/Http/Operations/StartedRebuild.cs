namespace Pipeline.Functions.Http.Operations;

/// <summary>A rebuild that goes on; <paramref name="StatusUrl"/> says when it is done.</summary>
public sealed record StartedRebuild(string InstanceId, string StatusUrl);
