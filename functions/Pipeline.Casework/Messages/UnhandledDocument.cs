namespace Pipeline.Casework.Messages;

/// <summary>A document that a follower of the change feed can never handle, by its id. It waits among the dead letters until somebody replays or discards it.</summary>
/// <param name="Follower">Which follower.</param>
/// <param name="DocumentId">The id in the container.</param>
/// <param name="Reason">kebab-case.</param>
public sealed record UnhandledDocument(string Follower, string DocumentId, string Reason)
{
    public const string Schema = "unhandled-document";
}
