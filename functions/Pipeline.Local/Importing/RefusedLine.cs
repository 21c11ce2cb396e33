namespace Pipeline.Local.Importing;

/// <summary>A line that opened no case: its number in the file, from 1, and why, by field.</summary>
internal sealed record RefusedLine(int Line, IReadOnlyDictionary<string, IReadOnlyList<string>> Errors)
{
    public override string ToString() =>
        $"line {Line}: {string.Join("; ", Errors.Select(error => $"{error.Key} {string.Join(", ", error.Value)}"))}";
}
