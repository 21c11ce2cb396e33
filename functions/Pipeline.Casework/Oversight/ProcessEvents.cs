using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>A reminder, an escalation or the end of a clock was recorded when it was due.</summary>
public sealed record TickRecorded(string Id, TickKind Kind, DateTimeOffset DueAt) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Ticks = [.. state.Ticks, new RecordedTick(Id, Kind, DueAt)] };
}

/// <summary>The case is late, or somebody raised it: <paramref name="To"/> is told.</summary>
public sealed record CaseEscalated(string? To, int Level, bool ByItself = false) : CaseEvent
{
    protected override bool IsVisible => !ByItself;

    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Escalations = [.. state.Escalations, new Escalation(stamp.At, Level, To)] };
}

/// <summary>A fresh process goes on from the record; every older one ends itself.</summary>
public sealed record GenerationRaised(int Generation, string Code) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Generation = Generation,
        GenerationsRaised = [.. state.GenerationsRaised, stamp.At],
        ProcessMissingSince = null,
        Parked = null,
    };
}

/// <summary>An open case was found without a live process.</summary>
public sealed record ProcessMissing : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with { ProcessMissingSince = stamp.At };
}

/// <summary>Too many generations in too short a time: nothing more is tried until somebody releases the case.</summary>
public sealed record CaseParked(string Reason) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with { Parked = new ParkedFacts(stamp.At, Reason) };
}
