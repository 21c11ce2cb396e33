namespace Pipeline.Casework.Cases;

/// <summary>Builds the events of a step, each on the state that the ones before it lead to.</summary>
public sealed class CaseScript
{
    private readonly List<CaseEvent> _events = [];

    public CaseScript(CaseState state, CommitStamp stamp, PartBook parts)
    {
        State = state;
        Stamp = stamp;
        Parts = parts;
    }

    /// <summary>The state with the events so far.</summary>
    public CaseState State { get; private set; }

    public CommitStamp Stamp { get; }

    public PartBook Parts { get; }

    public IReadOnlyList<CaseEvent> Events => _events;

    public void Add(CaseEvent happened)
    {
        _events.Add(happened);
        State = happened.Apply(State, Stamp);
    }

    /// <summary>Enters a stage with the effects that the process table asks for. A closed case that goes on gets a fresh process.</summary>
    public void Enter(Stage stage, string via)
    {
        var wasClosed = State.IsClosed;
        Add(new StageEntered(stage, via, CaseProcess.Row(stage).Effects(State)));
        if (wasClosed && stage != Stage.Closed)
        {
            Add(new Oversight.GenerationRaised(State.Generation + 1, via));
        }
    }

    public void Close(string outcome, string? reason, string via)
    {
        Add(new CaseClosed(outcome, reason));
        Enter(Stage.Closed, via);
    }
}
