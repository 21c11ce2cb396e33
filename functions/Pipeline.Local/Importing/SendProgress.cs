namespace Pipeline.Local.Importing;

/// <summary>How far an import is, in lines.</summary>
internal sealed record SendProgress(int Done, int Total, int Rejected);
