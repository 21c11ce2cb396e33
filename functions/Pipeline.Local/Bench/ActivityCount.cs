using Pipeline.Embedded.Durable;

namespace Pipeline.Local.Bench;

/// <summary>Counts the activities of all instances.</summary>
internal sealed class ActivityCount : ITurnMeter
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public void Took(string instanceId, TurnWork work) => Interlocked.Add(ref _count, work.Activities);
}
