using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Pipeline.Contracts.InMemory;

/// <summary>Keeps every line that is logged.</summary>
public sealed class RecordingLog : ILoggerFactory, ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text, Exception? Exception)> lines = [];

    public IReadOnlyList<(LogLevel Level, string Text, Exception? Exception)> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue((logLevel, formatter(state, exception), exception));

    public void Dispose()
    {
    }
}
