namespace Pipeline.Casework.Policies;

/// <param name="File">Relative to the policy folder, with <c>/</c>.</param>
/// <param name="Path">The JSON path, <c>people[2].reportsTo</c>; empty where the whole file is meant.</param>
/// <param name="Text">What is wrong and what is expected.</param>
public sealed record PolicyFault(string File, string Path, string Text)
{
    public override string ToString() => Path.Length == 0 ? $"{File}: {Text}" : $"{File}: {Path} {Text}";
}
