using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;

namespace Pipeline.EndToEnd.Tests.Scenarios.Faults;

/// <summary>Sends every notice but those of one effect, which come back until the address is right.</summary>
internal sealed class PostOffice(string effect) : INoticeSender
{
    private TimeProvider _time = TimeProvider.System;

    public bool AddressIsRight { get; set; }

    public Task<NoticeResult> SendAsync(Notice notice, CancellationToken cancellationToken) => Task.FromResult<NoticeResult>(
        notice.Effect == effect && !AddressIsRight ? new NoticeResult.Refused("the address is unknown") : new NoticeResult.Sent(_time.GetUtcNow()));

    /// <summary>It keeps none.</summary>
    public Task ForgetAsync(CaseId caseId, CancellationToken cancellationToken) => Task.CompletedTask;

    public void TakeOver(IServiceCollection services) => services.AddSingleton<INoticeSender>(provider =>
    {
        _time = provider.GetRequiredService<TimeProvider>();
        return this;
    });
}
