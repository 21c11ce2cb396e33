using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>The draft was built from judgements and evidence; sections that a person edited stay.</summary>
public sealed record DraftBuilt(IReadOnlyList<DraftSection> Sections) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Draft = state.Draft with { Sections = Sections } };
}

/// <summary>Somebody edited sections and is an author from now on.</summary>
public sealed record DraftSaved(IReadOnlyList<DraftSection> Sections) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Draft = state.Draft with
        {
            Sections = [.. state.Draft.Sections.Select(section => Saved(section.Name) ?? section),
                .. Sections.Where(saved => state.Draft.Sections.All(section => section.Name != saved.Name))],
            Authors = [.. state.Draft.Authors.Append(stamp.By.UserId).Distinct()],
        },
    };

    private DraftSection? Saved(string name) => Sections.FirstOrDefault(section => section.Name == name);
}

/// <summary>The draft was handed to review; who did it counts as an author.</summary>
public sealed record DraftSubmitted : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Draft = state.Draft with { Lap = state.Draft.Lap + 1, Authors = [.. state.Draft.Authors.Append(stamp.By.UserId).Distinct()] },
    };
}

/// <summary>A reviewer approved the draft. <paramref name="Ratings"/> are what the provider is shown, where it goes to the provider.</summary>
public sealed record DraftApproved(bool ToProvider, IReadOnlyDictionary<string, Rating> Ratings) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Draft = state.Draft with
        {
            ApprovedBy = stamp.By.UserId,
            Sent = ToProvider ? new SentDraft(state.Draft.Sections, Ratings) : state.Draft.Sent,
        },
        FactualAccuracy = ToProvider ? state.FactualAccuracy.NextRound() : state.FactualAccuracy,
    };
}

/// <summary>The draft goes back to its authors.</summary>
public sealed record DraftReturned(IReadOnlyList<TextRef> Comments, string Reason) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Draft = state.Draft with { Returns = [.. state.Draft.Returns, new DraftReturn(stamp.At, stamp.By.UserId, Comments, Reason)] },
    };
}
