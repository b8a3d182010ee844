using Microsoft.Playwright;

namespace Redress.Scenarios.Support;

/// <summary>The authenticator of a browser: what its owner is asked, it shows at once. It belongs to one page.</summary>
internal static class BrowserKey
{
    public static async Task AddAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );
    }
}
