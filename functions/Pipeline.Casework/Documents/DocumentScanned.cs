using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Documents;

/// <summary>The scanner gave its verdict later than the upload.</summary>
public sealed record DocumentScanned(string DocumentId, ScanState Scan) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Documents = [.. state.Documents.Select(document => document.DocumentId == DocumentId ? document with { Scan = Scan } : document)],
    };
}
