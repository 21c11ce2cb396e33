using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Local.Demo;

/// <summary>
/// Dice that fall the same way for the same seed and question, in whatever order the questions are asked. So a demo can be told again, however its work
/// was spread over threads.
/// </summary>
internal sealed class Chance(string seed)
{
    public static Chance From(int seed) => new(seed.ToString(CultureInfo.InvariantCulture));

    /// <summary>Dice of one part of the whole.</summary>
    public Chance Of(string part) => new($"{seed}/{part}");

    /// <summary>From 0 to one less than <paramref name="count"/>.</summary>
    public int Below(string question, int count) => (int)(Draw(question) % (uint)count);

    /// <summary>From <paramref name="min"/> to <paramref name="max"/>, both included.</summary>
    public int Between(string question, int min, int max) => min + Below(question, max - min + 1);

    public bool Percent(string question, int percent) => Below(question, 100) < percent;

    public T Pick<T>(string question, IReadOnlyList<T> from) => from[Below(question, from.Count)];

    /// <summary>One of those named; each as often as its weight says.</summary>
    public string Weigh(string question, IReadOnlyDictionary<string, int> weights)
    {
        var drawn = Below(question, weights.Values.Sum());
        foreach (var (name, weight) in weights)
        {
            drawn -= weight;
            if (drawn < 0)
            {
                return name;
            }
        }

        throw new InvalidOperationException("The weights add up to less than their sum.");
    }

    public IReadOnlyList<T> Shuffle<T>(string question, IEnumerable<T> items) =>
        [.. items.Select((item, index) => (item, Place: Draw($"{question}/{index}"))).OrderBy(placed => placed.Place).Select(placed => placed.item)];

    private ulong Draw(string question) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{question}")));
}
