namespace Pipeline.Casework.Oversight;

/// <summary>What the durable backend answers when it is asked for the process of a case.</summary>
public abstract record ProcessAnswer
{
    private ProcessAnswer()
    {
    }

    /// <summary>The backend says that there is no live process. No answer never says so.</summary>
    public bool IsGone => this is None or Found { Status.IsLive: false };

    /// <summary>There is such an instance, live or ended.</summary>
    public sealed record Found(ProcessStatus Status) : ProcessAnswer;

    /// <summary>There is no such instance.</summary>
    public sealed record None : ProcessAnswer;

    /// <summary>The backend is out of reach, or slower than the asker waits.</summary>
    public sealed record Unknown : ProcessAnswer;
}
