using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Cosmos.Record;

/// <summary>A part with its salt: deleted, nothing of it is left.</summary>
internal sealed record PartItem(string Id, string Type, CaseId CaseId, string PartId, PartKind Kind, string Salt, string Text)
{
    private const string ItemType = "part";

    public static string IdOf(string partId) => $"{ItemType}:{partId}";

    public static PartItem Of(PartDocument part) => new(IdOf(part.PartId), ItemType, part.CaseId, part.PartId, part.Kind, part.Salt, part.Text);

    public PartDocument Read() => new() { CaseId = CaseId, PartId = PartId, Kind = Kind, Salt = Salt, Text = Text };
}
