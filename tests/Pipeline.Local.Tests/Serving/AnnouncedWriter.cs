using System.Text;

namespace Pipeline.Local.Tests.Serving;

/// <summary>Tells when the first line was written.</summary>
public sealed class AnnouncedWriter : TextWriter
{
    private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Encoding Encoding => Encoding.UTF8;

    public Task<string> FirstLine => _first.Task;

    public override Task WriteLineAsync(string? value)
    {
        _first.TrySetResult(value ?? string.Empty);
        return Task.CompletedTask;
    }
}
