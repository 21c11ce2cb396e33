using System.Diagnostics.Metrics;
using Pipeline.Azure.Cost;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Durable;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Local.Bench.Counting;

/// <summary>
/// Counts by case. What names no case is kept apart until somebody says whose it was. Request units are those that Cosmos DB reports for a call; estimates
/// stand where it reports none.
/// </summary>
internal sealed class CaseMeter : ITurnMeter, IDisposable
{
    private readonly AsyncLocal<Charge?> _charge = new();
    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();
    private readonly Dictionary<CaseId, Tally> _cases = [];
    private Tally _unassigned = Tally.None;

    public CaseMeter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == RequestCharges.MeterName && instrument.Name == RequestCharges.InstrumentName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, units, _, _) => _charge.Value?.Add(units));
        _listener.Start();
    }

    public Tally Of(CaseId caseId)
    {
        lock (_gate)
        {
            return _cases.GetValueOrDefault(caseId, Tally.None);
        }
    }

    public void Count(CaseId? caseId, Tally done)
    {
        lock (_gate)
        {
            if (caseId is { } id)
            {
                _cases[id] = _cases.GetValueOrDefault(id, Tally.None) + done;
            }
            else
            {
                _unassigned += done;
            }
        }
    }

    /// <summary>Whatever named no case since the last time was done for this one, or for none.</summary>
    public void Assign(CaseId? caseId)
    {
        lock (_gate)
        {
            (var rest, _unassigned) = (_unassigned, Tally.None);
            if (caseId is { } id)
            {
                _cases[id] = _cases.GetValueOrDefault(id, Tally.None) + rest;
            }
        }
    }

    /// <summary>Counts a call to a store with what it is charged. A call that fails is not counted.</summary>
    /// <param name="caseId">Whose it is; null where the call does not say.</param>
    /// <param name="call">The call.</param>
    /// <param name="done">What it did, and what it costs if nobody says.</param>
    public async Task<T> SpendAsync<T>(CaseId? caseId, Func<Task<T>> call, Func<T, Tally> done)
    {
        var charge = new Charge();
        _charge.Value = charge;
        var result = await call();
        var tally = done(result);
        Count(caseId, charge.Reported is { } reported ? tally with { RequestUnits = reported, ReportedRequestUnits = reported } : tally);
        return result;
    }

    public Task SpendAsync(CaseId? caseId, Func<Task> call, Tally done) => SpendAsync(
        caseId,
        async () =>
        {
            await call();
            return done;
        },
        tally => tally);

    public void Took(string instanceId, TurnWork work) =>
        Count(CaseInstance.TryParse(instanceId, out var caseId, out _) ? caseId : null, new Tally { DurableActions = work.Actions });

    public void Dispose() => _listener.Dispose();

    /// <summary>What one call was charged, in as many answers as it took.</summary>
    private sealed class Charge
    {
        private readonly Lock _gate = new();

        public double? Reported { get; private set; }

        public void Add(double units)
        {
            lock (_gate)
            {
                Reported = (Reported ?? 0) + units;
            }
        }
    }
}
