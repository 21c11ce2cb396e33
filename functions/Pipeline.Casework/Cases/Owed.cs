namespace Pipeline.Casework.Cases;

/// <summary>
/// What the process must do next and by when. <see cref="What"/> is <c>process</c>, <c>effect:NAME</c>, <c>notice:NAME</c>,
/// <c>tick:ID</c> or <c>parked</c>. The next commit meets it.
/// </summary>
public sealed record Owed(string What, DateTimeOffset By)
{
    public const string Process = "process";
    public const string Parked = "parked";
    public const string EffectPrefix = "effect:";
    public const string NoticePrefix = "notice:";
    public const string TickPrefix = "tick:";
}
