namespace Pipeline.Local.Demo.Stories;

/// <summary>How triage deals with a case.</summary>
internal sealed record TriagePlan
{
    public Asking Ask { get; init; }

    public bool Refers { get; init; }

    /// <summary>Whether the referral, if there is one, comes back.</summary>
    public Returned Returned { get; init; }

    /// <summary>The submitter tells more, unasked.</summary>
    public bool AddsInformation { get; init; }

    public bool Held { get; init; }

    /// <summary>A manager ends the hold; otherwise it ends itself.</summary>
    public bool Resumed { get; init; }

    public bool Escalated { get; init; }

    public bool RaisesPriority { get; init; }

    /// <summary>Nobody gets to it before its clock has passed.</summary>
    public bool Neglected { get; init; }

    /// <summary>A manager finds that it was closed too soon.</summary>
    public bool Reopened { get; init; }

    /// <summary>Linked to the case that is about the same matter, if that is still open.</summary>
    public bool Links { get; init; }

    /// <summary>An outcome of the policy, where it is neither linked nor accepted.</summary>
    public required string Outcome { get; init; }
}
