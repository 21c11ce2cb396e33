using System.Buffers;
using System.Security.Cryptography;

namespace Pipeline.Casework.Documents;

/// <summary>What a store knows of a blob: lower-case hex SHA-256 of its bytes and their number.</summary>
public sealed record StoredDocument(string Sha256, long Size)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Whether a blob could have this name; anything else could lead a store out of its place.</summary>
    public static bool IsHash(string sha256) => sha256.Length == 2 * SHA256.HashSizeInBytes && sha256.All(char.IsAsciiHexDigitLower);

    /// <summary>Hands the content on piece by piece and says what it was. Memory stays at one piece; what the source throws is passed on.</summary>
    /// <exception cref="DocumentTooLargeException">More than <paramref name="maxBytes"/> bytes came; the piece with the first too many was not handed on.</exception>
    public static async Task<StoredDocument> CopyAsync(
        Stream content, Func<ReadOnlyMemory<byte>, CancellationToken, Task> write, long maxBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long size = 0;
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken)) > 0)
            {
                size += read;
                if (size > maxBytes)
                {
                    throw new DocumentTooLargeException(maxBytes);
                }

                hash.AppendData(buffer, 0, read);
                await write(buffer.AsMemory(0, read), cancellationToken);
            }

            return new StoredDocument(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
