namespace Pipeline.Casework.Word;

/// <summary>A content control as found in a document: its tag, and what somebody typed or chose in it; empty while it shows its prompt.</summary>
public sealed record WordControl(string Tag, string Text);
