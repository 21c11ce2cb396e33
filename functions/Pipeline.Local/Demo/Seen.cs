using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Triage;

namespace Pipeline.Local.Demo;

/// <summary>What people need to see of <c>GET /api/cases/{id}</c> to go on.</summary>
internal sealed record Seen
{
    public required Stage Stage { get; init; }

    public CaseLocation? Location { get; init; }

    public CaseLinks Links { get; init; } = new();

    public WorkSeen? Assessment { get; init; }

    public RatingSeen? Rating { get; init; }

    public DraftSeen? Draft { get; init; }

    public PointsSeen? FactualAccuracy { get; init; }

    public ReportSeen? Publication { get; init; }

    public IReadOnlyList<DocumentSeen> Documents { get; init; } = [];

    public IReadOnlyList<DecisionSeen> Decisions { get; init; } = [];

    public bool Allows(string decision) => Decisions.Any(known => known.Name == decision && known.Allowed);

    public sealed record WorkSeen(
        IReadOnlyList<string> Statements, IReadOnlyList<Visit> Visits, IReadOnlyList<JudgementSeen> Judgements, IReadOnlyList<Evidence> Evidence);

    public sealed record JudgementSeen(string? Statement, string? KeyQuestion);

    public sealed record RatingSeen(OverallSeen Overall);

    public sealed record OverallSeen(Rating Rating);

    public sealed record DraftSeen(IReadOnlyList<SectionSeen> Sections, int? Lap);

    public sealed record SectionSeen(string Name, string Text);

    public sealed record PointsSeen(IReadOnlyList<PointSeen> Points);

    public sealed record PointSeen(string Id, string Where);

    public sealed record ReportSeen(string? ReportUrl, int? Edition);

    public sealed record DocumentSeen(string DocumentId);

    public sealed record DecisionSeen(string Name, bool Allowed);
}
