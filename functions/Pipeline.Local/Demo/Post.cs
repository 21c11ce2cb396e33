using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;

namespace Pipeline.Local.Demo;

/// <summary>Carries the demo's notices as the pipeline would, but for those that were given a wrong address: they come back.</summary>
internal sealed class Post
{
    private readonly ConcurrentDictionary<(string CaseId, string Effect), bool> _misaddressed = new();

    public void Misaddress(string caseId, string effect) => _misaddressed[(caseId, effect)] = true;

    public void PutRight(string caseId, string effect) => _misaddressed.TryRemove((caseId, effect), out _);

    /// <summary>Puts the post before whoever sends notices.</summary>
    public void TakeOver(IServiceCollection services)
    {
        var sender = services.Last(service => service.ServiceType == typeof(INoticeSender)).ImplementationType!;
        services.AddSingleton<INoticeSender>(provider => new Round(this, (INoticeSender)ActivatorUtilities.CreateInstance(provider, sender)));
    }

    private sealed class Round(Post post, INoticeSender sender) : INoticeSender
    {
        public Task<NoticeResult> SendAsync(Notice notice, CancellationToken cancellationToken) =>
            notice.CaseId is { } caseId && post._misaddressed.ContainsKey((caseId.Value, notice.Effect))
                ? Task.FromResult<NoticeResult>(new NoticeResult.Refused("the address is not known"))
                : sender.SendAsync(notice, cancellationToken);

        public Task ForgetAsync(CaseId caseId, CancellationToken cancellationToken) => sender.ForgetAsync(caseId, cancellationToken);
    }
}
