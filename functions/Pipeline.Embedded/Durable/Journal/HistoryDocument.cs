namespace Pipeline.Embedded.Durable.Journal;

/// <summary>All of one execution, enough to replay it anywhere.</summary>
internal sealed record HistoryDocument(
    int Format,
    string Name,
    string InstanceId,
    string Version,
    string? Input,
    string? ParentName,
    string? ParentInstanceId,
    IReadOnlyList<Turn> Turns)
{
    public const int PresentFormat = 1;
}
