namespace Pipeline.Local.Bench;

/// <summary>A workload did not do what it is there to measure, so its figures would mean nothing.</summary>
internal sealed class BenchFailedException(string message) : Exception(message);
