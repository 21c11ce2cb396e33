using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Functions.Identity;
using Pipeline.Functions.Tests.Hosting;

namespace Pipeline.Functions.Tests.Identity;

public sealed class NoDevelopmentIdentityOnAzureTests
{
    // The variables that App Service sets: https://learn.microsoft.com/azure/app-service/reference-app-settings
    [Theory]
    [InlineData("WEBSITE_INSTANCE_ID", true, false)]
    [InlineData("WEBSITE_SITE_NAME", true, false)]
    [InlineData("WEBSITE_SITE_NAME", false, true)]
    [InlineData("SOMETHING_ELSE", true, true)]
    public void Options_WithAVariableOfThePlatform_AreRefusedWhenAnybodyIsBelieved(string variable, bool allowed, bool isFine)
    {
        var check = new NoDevelopmentIdentityOnAzure(name => name == variable ? "x" : null);

        var result = check.Validate(null, new DevelopmentIdentityOptions { Allowed = allowed });

        result.Succeeded.ShouldBe(isFine);
        (result.FailureMessage?.Contains(variable) ?? true).ShouldBeTrue();
    }

    /// <summary>Checked when the host starts, not when somebody first calls.</summary>
    [Fact]
    public void App_ThatBelievesAnybody_DoesNotStartOnAzure()
    {
        var app = new AppUnderTest();
        app.AddPipeline();
        app.Services.Configure<DevelopmentIdentityOptions>(options => options.Allowed = true);
        app.Services.AddSingleton<IValidateOptions<DevelopmentIdentityOptions>>(new NoDevelopmentIdentityOnAzure(_ => "x"));
        using var services = app.Services.BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message.ShouldContain("refused on Azure");
    }

    [Fact]
    public void App_ThatBelievesAnybody_StartsElsewhere()
    {
        var app = new AppUnderTest();
        app.AddPipeline();
        app.Services.Configure<DevelopmentIdentityOptions>(options => options.Allowed = true);
        using var services = app.Services.BuildServiceProvider();

        Should.NotThrow(() => services.GetRequiredService<IStartupValidator>().Validate());
    }
}
