using System.Text.Json.Serialization;

namespace Pipeline.Casework.Cases;

/// <summary>A message that a commit asks for.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "relay")]
[JsonDerivedType(typeof(Nudge), "nudge")]
[JsonDerivedType(typeof(AskNotice), "notice")]
public abstract record RelayItem
{
    private RelayItem()
    {
    }

    /// <summary>Wake the process of this generation: something it waits for has changed.</summary>
    public sealed record Nudge(int Generation) : RelayItem;

    /// <summary>Send the notice of this effect to this addressee.</summary>
    public sealed record AskNotice(string EffectKey, string Addressee) : RelayItem;
}
