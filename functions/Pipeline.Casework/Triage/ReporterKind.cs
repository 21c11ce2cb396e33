namespace Pipeline.Casework.Triage;

/// <summary>Who told us, as far as risk is concerned.</summary>
public enum ReporterKind
{
    /// <summary>A provider that signed in.</summary>
    VerifiedProvider,

    /// <summary>A notification without sign-in.</summary>
    Provider,

    /// <summary>Somebody who gave their name openly.</summary>
    Open,
    Confidential,
    Anonymous,

    /// <summary>A worker of the service itself, whatever the identity.</summary>
    Worker,
}
