namespace Pipeline.Casework.Cases;

/// <summary>Who performs an effect: an activity of the process, or the notices queue.</summary>
public enum EffectKind
{
    Activity,
    Notice,
}
