using Pipeline.Casework.Audit;

namespace Pipeline.Contracts.InMemory;

/// <summary>Checkpoints in a list.</summary>
public sealed class InMemoryCheckpointStore : ICheckpointStore
{
    private readonly List<byte[]> contents = [];

    public Task<int> ReadLatestAsync(CancellationToken cancellationToken) => Task.FromResult(contents.Count);

    public Task<Stream?> OpenAsync(int number, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(number >= 1 && number <= contents.Count ? new MemoryStream(contents[number - 1], writable: false) : null);

    public async Task<bool> AddAsync(int number, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await write(content, cancellationToken);
        if (number != contents.Count + 1)
        {
            return false;
        }

        contents.Add(content.ToArray());
        return true;
    }
}
