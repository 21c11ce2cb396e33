using System.Text;

namespace Pipeline.Casework.Publication;

/// <summary>A place in the order of the search: by name, then by id. It stays good when locations are added in between.</summary>
public sealed record RegisterCursor(string Name, string LocationId)
{
    private const char Separator = '\n';

    /// <summary>Name and id in one text that sorts as they do.</summary>
    public string Position => $"{Name}{Separator}{LocationId}";

    public static RegisterCursor Of(Location location) => new(location.Name, location.LocationId);

    /// <exception cref="FormatException">It is no <see cref="Position"/>.</exception>
    public static RegisterCursor At(string position) => position.LastIndexOf(Separator) is >= 0 and var end
        ? new RegisterCursor(position[..end], position[(end + 1)..])
        : throw Foreign(position);

    /// <exception cref="FormatException">It is nothing that <see cref="ToString"/> gave.</exception>
    public static RegisterCursor Parse(string cursor) => cursor.Length % 2 == 0 && cursor.All(char.IsAsciiHexDigit)
        ? At(Encoding.UTF8.GetString(Convert.FromHexString(cursor)))
        : throw Foreign(cursor);

    public override string ToString() => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Position));

    private static FormatException Foreign(string cursor) => new($"'{cursor}' is no cursor of the register.");
}
