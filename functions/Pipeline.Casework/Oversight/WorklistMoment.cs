namespace Pipeline.Casework.Oversight;

/// <summary>A moment in the life of a case by which its row can be found.</summary>
public enum WorklistMoment
{
    /// <summary>A notification or concern was received.</summary>
    Arrived,

    /// <summary>A running hold ends by itself.</summary>
    HoldEnds,

    /// <summary>Somebody was last to be told of the case: <see cref="WorklistRow.Told"/>.</summary>
    Told,

    /// <summary>Something of a closed case is to be disposed of.</summary>
    DisposalDue,

    /// <summary>The case was closed, and has not been reopened since.</summary>
    Closed,
}
