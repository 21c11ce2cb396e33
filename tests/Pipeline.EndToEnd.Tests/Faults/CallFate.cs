namespace Pipeline.EndToEnd.Tests.Faults;

internal enum CallFate
{
    Answered,

    /// <summary>Nothing was done.</summary>
    Lost,

    /// <summary>It was done, and nobody was told.</summary>
    AnswerLost,
}
