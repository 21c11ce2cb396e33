namespace Microsoft.DurableTask.Abstractions;

public static class TaskOrchestrationVersioningUtils
{
    /// <summary>Empty is the oldest; two <see cref="System.Version"/>s compare as such; anything else as text, without regard to case.</summary>
    public static int CompareVersions(string sourceVersion, string otherVersion)
    {
        bool sourceEmpty = string.IsNullOrWhiteSpace(sourceVersion);
        bool otherEmpty = string.IsNullOrWhiteSpace(otherVersion);
        if (sourceEmpty || otherEmpty)
        {
            return sourceEmpty == otherEmpty ? 0 : sourceEmpty ? -1 : 1;
        }

        return Version.TryParse(sourceVersion, out Version? source) && Version.TryParse(otherVersion, out Version? other)
            ? source.CompareTo(other)
            : string.Compare(sourceVersion, otherVersion, StringComparison.OrdinalIgnoreCase);
    }
}
