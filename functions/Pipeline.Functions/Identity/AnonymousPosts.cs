using Microsoft.Extensions.Options;
using Pipeline.Casework.Policies;

namespace Pipeline.Functions.Identity;

/// <summary>
/// Limits how much one address sends in without a sign-in to what the current policy allows: so many at once, and then as many a minute, evenly.
/// A reference with its access code is no sign-in: whoever posted once has one.
/// Nothing is limited where development identity is believed, since only this machine reaches that. Each instance of the app counts for itself, and
/// remembers at most <see cref="MaxAddresses"/> addresses; beyond that the one heard of longest ago is forgotten.
/// </summary>
/// <remarks>
/// The limiters of System.Threading.RateLimiting take no clock, and partitioned ones have no bound to their memory: a sender with many addresses would
/// fill it. What is kept here of an address is one time: until when what it sent is spread at the rate allowed.
/// </remarks>
public sealed class AnonymousPosts(PolicyCatalog policies, IOptions<DevelopmentIdentityOptions> development, TimeProvider time)
{
    public const int MaxAddresses = 10_000;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly BriefMemory<string, DateTimeOffset> _spreadUntil = new(MaxAddresses, Window);

    /// <summary>Addresses remembered.</summary>
    public int Remembered => _spreadUntil.Count;

    /// <summary>Counts one more. Null while it is allowed; else how long until the next one is.</summary>
    /// <param name="address">Whatever tells senders apart.</param>
    public TimeSpan? Count(string address)
    {
        if (development.Value.Allowed)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var apart = TimeSpan.FromTicks(Window.Ticks / policies.Current.Limits.AnonymousPostsPerMinute);
        lock (_lock)
        {
            var from = _spreadUntil.TryGet(address, now, out var until) && until > now ? until : now;
            var next = from + apart;
            if (next - now > Window)
            {
                return next - now - Window;
            }

            _spreadUntil.Put(address, next, now);
            return null;
        }
    }
}
