namespace Pipeline.Embedded.Storage;

/// <summary>Another process writes to the folder. The message is one line that names the folder and the owner.</summary>
public sealed class DataFolderLockedException(string folder, string owner, Exception inner)
    : IOException($"The data folder {folder} is in use by {owner}.", inner)
{
    public string Folder { get; } = folder;

    public string Owner { get; } = owner;
}
