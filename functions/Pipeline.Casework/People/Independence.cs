namespace Pipeline.Casework.People;

/// <summary>Who must be somebody else than those who did the work before.</summary>
public enum Independence
{
    None,

    /// <summary>In no visit team, made no judgement, saved no draft.</summary>
    OfTheAssessment,

    /// <summary>Did not write the draft.</summary>
    OfTheDraft,

    /// <summary>Decided nothing on this case before.</summary>
    OfTheCase,
}
