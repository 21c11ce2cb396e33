namespace Pipeline.Embedded.Durable;

/// <summary>Counts what instances do. Called after each committed turn, by several at once; must be quick and must not throw.</summary>
public interface ITurnMeter
{
    void Took(string instanceId, TurnWork work);
}
