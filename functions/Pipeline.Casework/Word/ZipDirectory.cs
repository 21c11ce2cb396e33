using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pipeline.Casework.Word;

/// <summary>Looks at the end of a zip file before anything opens it: the library reads the whole directory into memory, however long.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int MaxComment = ushort.MaxValue;
    private const int HeaderLength = 46;
    private const uint EndSignature = 0x06054b50;
    private const uint HeaderSignature = 0x02014b50;
    private const int LocatorLength = 20;
    private const uint LocatorSignature = 0x07064b50;

    /// <summary>True when the file ends like a zip file and lists at most <paramref name="max"/> entries, whatever it says their number is.</summary>
    public static bool ListsAtMost(Stream file, int max)
    {
        if (StartOf(file) is not { } position)
        {
            return false;
        }

        var header = new byte[HeaderLength];
        for (var entries = 0; entries <= max; entries++)
        {
            file.Position = position;
            if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength
                || BinaryPrimitives.ReadUInt32LittleEndian(header) != HeaderSignature)
            {
                return true;
            }

            position += HeaderLength
                + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28))
                + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30))
                + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(32));
        }

        return false;
    }

    /// <summary>
    /// Where the directory starts; null where the end of the file says, or could be read to say, that this is told in a Zip64 record: the library
    /// would read the directory named there. Only files past 4 GiB or 65,534 entries need one, and they are none of ours.
    /// </summary>
    private static long? StartOf(Stream file)
    {
        var tail = new byte[Math.Min(file.Length, LocatorLength + EndLength + MaxComment)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) == EndSignature)
            {
                var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
                return IsZip64(tail, at) || start >= file.Length ? null : start;
            }
        }

        return null;
    }

    /// <summary>A number of the end record, at <paramref name="at"/>, is all ones, or the locator of a Zip64 record stands before it.</summary>
    private static bool IsZip64(byte[] tail, int at)
    {
        var end = tail.AsSpan(at, EndLength);
        return MemoryMarshal.Cast<byte, ushort>(end[4..12]).Contains(ushort.MaxValue)
            || MemoryMarshal.Cast<byte, uint>(end[12..20]).Contains(uint.MaxValue)
            || (at >= LocatorLength && BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at - LocatorLength)) == LocatorSignature);
    }
}
