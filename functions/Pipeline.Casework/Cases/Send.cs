namespace Pipeline.Casework.Cases;

/// <summary>A recorded sending to one addressee: by the notices, by post, …</summary>
public sealed record Send(string Addressee, string How, DateTimeOffset At);
