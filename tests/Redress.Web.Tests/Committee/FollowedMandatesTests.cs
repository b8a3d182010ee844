using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Committee;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Committee;

/// <summary>The cases follow who sits on the committees, also where the program stopped before they did.</summary>
public sealed class FollowedMandatesTests
{
    [Fact]
    [Rule("FP-12")]
    public async Task What_the_program_did_not_come_to_is_followed_when_it_runs_again()
    {
        await using var app = await TestApp.StartAsync(sendsByItself: false);
        var office = new Office(app);
        var (number, _) = await office.SentAsync();
        await office.DoAsync("secretary", number, "declare-complete");
        await using (var db = await app.NewDbAsync())
        {
            // As it lies in the store where the act was kept and the program was gone.
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Set<MandateRow>().ExecuteUpdateAsync(m => m.SetProperty(r => r.Until, new DateOnly(2020, 12, 31)));
            await CommitteeRegister.MustFollow(db, default);
            await transaction.CommitAsync();
        }

        var committee = app.Services.GetRequiredService<CommitteeRegister>();
        Assert.False(await AwaitsSubstituteAsync());
        await committee.Follow(default);
        Assert.True(await AwaitsSubstituteAsync());
        await using var after = await app.NewDbAsync();
        Assert.False(await after.Set<SettingRow>().AnyAsync(s => s.Name == "mandates-to-follow"));

        async Task<bool> AwaitsSubstituteAsync() =>
            (await office.GetAsync("secretary", number))
                .List("terms")
                .Any(t => t["kind"]!.GetValue<string>() == "substitute");
    }
}
