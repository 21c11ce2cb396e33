using Pipeline.Functions.Registers;
using Pipeline.Local.Demo;

namespace Pipeline.Local.Tests.Demo;

internal static class Setting
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 12, 7, TimeSpan.Zero);

    public static DemoSetting Of(int cases, int seed = 1, DateTimeOffset? now = null) => DemoSetting.Of(cases, seed, RegisterFile.Shipped(), now ?? Now);
}
