namespace Pipeline.Embedded.Storage;

/// <summary>
/// The disk is full, read-only, failing or held by somebody else. Nothing of the caller's work was kept; the same call may succeed later.
/// </summary>
public sealed class StorageUnavailableException(string message, Exception inner) : IOException(message, inner);
