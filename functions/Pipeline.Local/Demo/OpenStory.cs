using Pipeline.Casework.Cases;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo;

/// <summary>A story whose case is open: what its people remember, and when the next of them comes to it.</summary>
internal sealed class OpenStory(Story story, string caseId, string reference, Player submitter)
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private (Stage Stage, DateTimeOffset Since) _entry;

    public Story Story { get; } = story;

    public string CaseId { get; } = caseId;

    public string Reference { get; } = reference;

    public Player Submitter { get; } = submitter;

    /// <summary>When somebody comes to it next; null: nobody does until it enters another stage.</summary>
    public DateTimeOffset? NextTurn { get; set; }

    /// <summary>When a manager finds that it was closed too soon; null: nobody does.</summary>
    public DateTimeOffset? ReopensAt { get; set; }

    /// <summary>How many turns there were in the present stage.</summary>
    public int Turns { get; set; }

    /// <summary>True the first time that it is asked.</summary>
    public bool Once(string what) => _done.Add(what);

    public bool Did(string what) => _done.Contains(what);

    /// <summary>Notices a new stage; the first turn in it comes after the given time.</summary>
    public void SeenIn(Stage stage, DateTimeOffset since, TimeSpan? firstTurnAfter)
    {
        if (_entry != (stage, since))
        {
            _entry = (stage, since);
            NextTurn = since + firstTurnAfter;
            Turns = 0;
        }
    }
}
