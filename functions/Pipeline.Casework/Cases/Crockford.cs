namespace Pipeline.Casework.Cases;

/// <summary>
/// Crockford's base 32: digits and letters without I, L, O and U, so that a reference survives being read aloud and typed.
/// </summary>
public static class Crockford
{
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Encodes the leading <paramref name="characters"/> × 5 bits of <paramref name="bytes"/>.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes, int characters)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(characters * 5, bytes.Length * 8);
        Span<char> text = stackalloc char[characters];
        for (var i = 0; i < characters; i++)
        {
            var value = 0;
            for (var bit = i * 5; bit < (i * 5) + 5; bit++)
            {
                value = (value << 1) | ((bytes[bit >> 3] >> (7 - (bit & 7))) & 1);
            }

            text[i] = Alphabet[value];
        }

        return new string(text);
    }

    /// <summary>The value 0 to 31 of a character as a person may type it (lower case, O for 0, I or L for 1), or −1.</summary>
    public static int ValueOf(char character) => char.ToUpperInvariant(character) switch
    {
        'O' => 0,
        'I' or 'L' => 1,
        var c => Alphabet.IndexOf(c, StringComparison.Ordinal),
    };

    /// <summary>What a person typed as it was encoded; what is no character of the alphabet stays as it is.</summary>
    public static string Canonical(string typed) =>
        string.Create(typed.Length, typed, (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = ValueOf(from[i]) is >= 0 and var value ? Alphabet[value] : from[i];
            }
        });

    /// <summary>
    /// The check character of <paramref name="text"/>: a weighted sum over the field of 32 elements whose weights all differ, so every
    /// single wrong character and every swap of two characters changes it.
    /// </summary>
    public static char CheckCharacter(ReadOnlySpan<char> text)
    {
        var sum = 0;
        var weight = 1;
        foreach (var character in text)
        {
            weight = Double(weight);
            sum ^= Multiply(ValueOf(character), weight);
        }

        return Alphabet[sum];
    }

    private static int Multiply(int left, int right)
    {
        var product = 0;
        for (; right > 0; right >>= 1, left = Double(left))
        {
            if ((right & 1) == 1)
            {
                product ^= left;
            }
        }

        return product;
    }

    /// <summary>Times x modulo x⁵ + x² + 1, which is primitive: its powers run through all 31 non-zero elements.</summary>
    private static int Double(int value) => (value & 16) == 0 ? value << 1 : ((value << 1) ^ 0b100101) & 31;
}
