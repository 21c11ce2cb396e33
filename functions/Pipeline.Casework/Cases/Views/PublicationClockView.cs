namespace Pipeline.Casework.Cases.Views;

/// <summary>From the last visit to publication; days since the first visit are shown beside it.</summary>
public sealed record PublicationClockView(DateOnly FirstVisit, DateOnly LastVisit, DateTimeOffset Due, bool Late, int DaysSinceFirstVisit);
