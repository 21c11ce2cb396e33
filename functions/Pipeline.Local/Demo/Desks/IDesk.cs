using Pipeline.Casework.Cases;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo.Desks;

/// <summary>Those who act on the cases of one stage.</summary>
internal interface IDesk
{
    Stage Stage { get; }

    /// <summary>Whose time the case takes; a person takes only a few cases at once.</summary>
    Player Takes(Company company, OpenStory open);

    /// <summary>How long a case lies before somebody first comes to it; null: nobody does.</summary>
    TimeSpan? FirstTurnAfter(Story story, BoardPage.Row row);

    /// <summary>Does what is next. Says when to come again if the case is still here then; null: not at all.</summary>
    Task<TimeSpan?> ActAsync(Turn turn, CancellationToken cancellationToken);
}
