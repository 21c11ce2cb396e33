namespace Pipeline.Functions.Imports;

/// <summary>A line that holds something, with its number in the file, from 1.</summary>
public readonly record struct ImportLine(int Number, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>The lines of a file that are not blank.</summary>
    public static IReadOnlyList<ImportLine> Split(ReadOnlyMemory<byte> file)
    {
        var lines = new List<ImportLine>();
        for (var number = 1; !file.IsEmpty; number++)
        {
            var end = file.Span.IndexOf((byte)'\n');
            var line = end < 0 ? file : file[..end];
            file = end < 0 ? default : file[(end + 1)..];
            if (line.Span.ContainsAnyExcept(" \t\r"u8))
            {
                lines.Add(new ImportLine(number, line));
            }
        }

        return lines;
    }
}
