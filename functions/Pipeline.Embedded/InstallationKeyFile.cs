using System.Security.Cryptography;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Documents;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded;

/// <summary>The secret of this installation as a file of the data folder that only its owner may read. Made once; whoever copies the folder copies it too.</summary>
internal static class InstallationKeyFile
{
    private const string Name = "installation.key";

    /// <exception cref="StoreUnavailableException">The file is damaged: access codes and idempotency keys would no longer hold.</exception>
    public static InstallationKey ReadOrCreate(DataFolder folder)
    {
        var path = Path.Combine(folder.FullPath, Name);
        if (!File.Exists(path))
        {
            Create(folder, path);
        }

        var key = File.ReadAllBytes(path);
        return key.Length == InstallationKey.Length
            ? new InstallationKey(key)
            : throw new StoreUnavailableException($"{path} is damaged: it must have {InstallationKey.Length} bytes.");
    }

    private static void Create(DataFolder folder, string path)
    {
        var temporary = path + ".unfinished";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(InstallationKey.Length));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path);
        DirectorySync.Flush(folder.FullPath);
    }
}
