namespace Pipeline.Local.Demo;

/// <summary>How far a demo is.</summary>
internal sealed record DemoProgress(int Day, int Days, int Submitted, int Open);
