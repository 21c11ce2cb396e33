namespace Pipeline.Casework.Word;

/// <summary>What reading a Word document gave.</summary>
public abstract record WordReading
{
    private WordReading()
    {
    }

    /// <summary>Every tagged content control, in the order of the document.</summary>
    public sealed record Read(IReadOnlyList<WordControl> Controls) : WordReading;

    /// <summary>It is no Word document that can be read, in words for whoever sent it.</summary>
    public sealed record Refused(string Reason) : WordReading;
}
