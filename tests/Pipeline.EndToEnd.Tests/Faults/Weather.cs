using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework;
using Pipeline.Casework.Cases;

namespace Pipeline.EndToEnd.Tests.Faults;

/// <summary>
/// What comes between the app and everything it keeps. In bad weather a share of all calls fail, by chance but the same chance for the same seed:
/// some before anything was done, some after it was done, so that only the answer is lost.
/// </summary>
internal sealed class Weather(int seed, double share)
{
    private static readonly Type[] Untouched = [typeof(InstallationKey), typeof(Casework.People.IIdentityProvider), typeof(Casework.Documents.IMalwareScanner)];

    private readonly Random _chance = new(seed);
    private readonly Lock _lock = new();
    private volatile bool _isBad;

    public int LostCalls { get; private set; }

    public int LostAnswers { get; private set; }

    public void Begin() => _isBad = true;

    public void End() => _isBad = false;

    /// <summary>Puts itself before every port that reaches beyond the process.</summary>
    public void Before(IServiceCollection services)
    {
        foreach (var port in CaseworkServices.Ports.Except(Untouched))
        {
            FaultyPort.Before(services, port, _ => Next());
        }
    }

    /// <summary>What becomes of the next call.</summary>
    private CallFate Next()
    {
        lock (_lock)
        {
            if (!_isBad || _chance.NextDouble() >= share)
            {
                return CallFate.Answered;
            }

            if (_chance.Next(2) == 0)
            {
                LostCalls++;
                return CallFate.Lost;
            }

            LostAnswers++;
            return CallFate.AnswerLost;
        }
    }
}
