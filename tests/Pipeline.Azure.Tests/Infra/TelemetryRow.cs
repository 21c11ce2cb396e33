namespace Pipeline.Azure.Tests.Infra;

/// <summary>An event as the page promises it.</summary>
internal sealed record TelemetryRow(string Level, string Words, string Readers, bool Emitted);
