using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Blobs;

/// <summary>
/// The room on the local disk for content that is on its way to a blob. All uploads of the process share it, so that they cannot fill the disk of
/// their instance; whoever comes when it is full is told to come again.
/// </summary>
/// <param name="limit">Bytes. An instance on Flex Consumption has 800 MB of temporary storage, with the app's own files in it.</param>
public sealed class SpoolSpace(long limit = SpoolSpace.DefaultLimit)
{
    public const long DefaultLimit = 512L * 1024 * 1024;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private long _taken;

    /// <summary>Bytes taken at present.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    internal void Take(int bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) > limit)
        {
            GiveBack(bytes);
            throw new StoreUnavailableException("Too many documents are being stored at once.") { RetryAfter = RetryAfter };
        }
    }

    internal void GiveBack(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
