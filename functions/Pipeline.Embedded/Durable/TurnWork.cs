namespace Pipeline.Embedded.Durable;

/// <summary>
/// One committed turn, counted as a service that bills by the message dispatched would see it. What is done again after a crash is not in it.
/// </summary>
/// <param name="Heard">Messages the turn was given: a start, an event, a result of an activity or a child, a timer, an order to suspend, resume or end.</param>
/// <param name="Activities">Activities it asked for: a message each to whoever runs them.</param>
/// <param name="CancelledTimers">Timers it gave up. A service may deliver them all the same when their time comes.</param>
public readonly record struct TurnWork(int Heard, int Activities, int CancelledTimers)
{
    /// <summary>The most messages that were or will be dispatched for it.</summary>
    public int Actions => Heard + Activities + CancelledTimers;
}
