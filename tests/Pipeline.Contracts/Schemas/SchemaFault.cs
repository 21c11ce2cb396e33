namespace Pipeline.Contracts.Schemas;

/// <param name="Path">The JSON path of the value, <c>people[2].user</c>; empty for the whole.</param>
/// <param name="Text">What the schema wants of it.</param>
public sealed record SchemaFault(string Path, string Text)
{
    public override string ToString() => Path.Length == 0 ? Text : $"{Path} {Text}";
}
