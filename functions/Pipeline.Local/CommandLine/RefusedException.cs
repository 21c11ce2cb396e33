namespace Pipeline.Local.CommandLine;

/// <summary>The command cannot do what it was asked to. The message is written as it is: one line for each fault.</summary>
internal sealed class RefusedException(string message) : Exception(message);
