namespace Pipeline.Casework.Policies;

/// <summary>How much is taken in at once, and how long what only helps is kept. Text is counted in UTF-16 code units.</summary>
public sealed record PolicyLimits
{
    /// <summary>Where a policy says nothing. Ours: a group of homes behind one address tells of a few events a day.</summary>
    public const int UsualAnonymousPostsPerMinute = 30;

    public required int JsonBodyBytes { get; init; }

    public required int DocumentBytes { get; init; }

    /// <summary>Of a narrative and of every other long text.</summary>
    public required int NarrativeCharacters { get; init; }

    /// <summary>Of a text of one line: a name, a reference, an address.</summary>
    public required int TextCharacters { get; init; }

    public required int ImportLines { get; init; }

    public required int ImportBytes { get; init; }

    /// <summary>Days after which the file of an import that did not come to its end is removed.</summary>
    public required int ImportDays { get; init; }

    /// <summary>Days after which the durable backend forgets the processes of a closed case. The record does not need them.</summary>
    public required int ProcessDays { get; init; }

    public required int BulkDecisions { get; init; }

    /// <summary>What one address may send in without a sign-in, with a reference or without one, wherever others than this machine can reach the app.</summary>
    public required int AnonymousPostsPerMinute { get; init; }
}
