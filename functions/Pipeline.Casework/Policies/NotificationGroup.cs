namespace Pipeline.Casework.Policies;

public enum NotificationGroup
{
    /// <summary>Something happened to a person or to the service.</summary>
    Incident,

    /// <summary>Who provides the service, or how, changes.</summary>
    RegistrationChange,
}
