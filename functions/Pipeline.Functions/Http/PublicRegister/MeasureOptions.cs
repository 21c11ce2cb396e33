namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>How old the measures may be that anybody is shown. A host where no question is paid for may show younger ones.</summary>
public sealed class MeasureOptions
{
    /// <summary>The sums are read again when they are as old as this.</summary>
    public TimeSpan Age { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The stuck cases, each of which has to be looked at, are counted again when the count is as old as this.</summary>
    public TimeSpan StuckAge { get; set; } = TimeSpan.FromSeconds(30);
}
