namespace Pipeline.Casework.FactualAccuracy;

/// <summary>How the provider's round ended.</summary>
public enum FactualAccuracyAnswer
{
    PointsRaised,
    NothingToCorrect,
    NoResponse,
}
