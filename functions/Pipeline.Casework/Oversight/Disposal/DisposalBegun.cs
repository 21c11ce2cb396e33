using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight.Disposal;

/// <summary>
/// The time to keep something is over: from now on nobody is shown it, and its bytes are deleted. Written before anything is deleted, so that a deletion
/// that broke off is finished later and what is missing is never missing without a reason.
/// </summary>
/// <param name="Scope">What is disposed of.</param>
/// <param name="Parts">How many parts were committed so far, by the name of their kind.</param>
/// <param name="Documents">How many documents; null where they are kept.</param>
public sealed record DisposalBegun(DisposalScope Scope, IReadOnlyDictionary<string, int> Parts, int? Documents) : CaseEvent
{
    private static readonly PartKind[] Personal = [PartKind.Narrative, PartKind.Submitter, PartKind.Reporter, PartKind.Person];

    /// <summary>The kinds of parts that a disposal deletes. Long texts of the regulator's own work are not personal and stay.</summary>
    public static IReadOnlyList<PartKind> KindsOf(DisposalScope scope) => scope == DisposalScope.Reporter ? [PartKind.Reporter] : Personal;

    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Disposals = [.. state.Disposals, new CaseDisposal(Scope, stamp.At, null)],
        Documents = Scope == DisposalScope.Everything ? [] : state.Documents,
    };
}
