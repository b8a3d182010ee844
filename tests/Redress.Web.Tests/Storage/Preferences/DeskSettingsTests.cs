using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Web.Storage.Preferences;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage.Preferences;

public sealed class DeskSettingsTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact]
    public async Task What_one_person_chose_is_kept_for_that_person_alone_until_it_is_chosen_otherwise()
    {
        var settings = one.App.Services.GetRequiredService<DeskSettings>();
        await using var db = await one.App.NewDbAsync();
        var users = await db.Users.OrderBy(u => u.Email).Select(u => u.Id).Take(2).ToListAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => settings.Set(users[0], "theme", $"t{i}")));
        await settings.Set(users[0], "theme", "dark");
        await settings.Set(users[0], "density", "close");
        Assert.Equal("dark", await settings.Get(users[0], "theme"));
        Assert.Null(await settings.Get(users[1], "theme"));
        Assert.Empty(await settings.All(users[1]));
        await settings.Set(users[0], "theme", null);
        Assert.Equal(["density"], (await settings.All(users[0])).Keys);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            settings.Set(users[0], "theme", new string('x', DeskSettings.LongestValue + 1))
        );
    }
}
