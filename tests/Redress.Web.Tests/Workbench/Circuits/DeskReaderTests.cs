using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Web.Identity.Sessions;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.Circuits;

namespace Redress.Web.Tests.Workbench.Circuits;

/// <summary>A circuit lives for hours: what its user may do is what the store says now, and not what was true when it began.</summary>
public sealed class DeskReaderTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly IReadOnlyList<string> Everybody = Roles.All;
    private readonly Sql _sql = new(one.App);

    [Theory]
    [InlineData("secretary", Role.Secretary, "Sofie Secretary")]
    [InlineData("committee", Role.Committee, "Clara Committee")]
    [InlineData("shop2", Role.Respondent, "Second Shop desk")]
    public async Task Who_signed_in_reads_in_its_own_capacity(string account, Role role, string name)
    {
        await using var circuit = await DeskDrawing.BeginAsync(one.App, account);
        var actor = await ReadAsync(circuit, Everybody);
        Assert.Equal((role, name), (actor!.Role, actor.Name));
        Assert.Equal(role == Role.Committee, actor.CommitteeSchemes.Contains("becommerce"));
        Assert.Equal(role == Role.Respondent ? "second-shop" : null, actor.MemberId);
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Whose_work_it_is_not_is_told_nothing()
    {
        await using var circuit = await DeskDrawing.BeginAsync(one.App, "supervisor");
        Assert.Null(await ReadAsync(circuit, [Roles.Secretary, Roles.Committee]));
        Assert.Null(await ReadAsync(circuit, []));
        Assert.NotNull(await ReadAsync(circuit, [Roles.Supervisor]));
    }

    [Fact]
    public async Task Whose_sessions_were_ended_elsewhere_is_out()
    {
        await using var circuit = await DeskDrawing.BeginAsync(one.App, "secretary2");
        Assert.NotNull(await ReadAsync(circuit, Everybody));
        await using var db = await one.App.NewDbAsync();
        var id = (await db.Users.SingleAsync(u => u.Email == "secretary2@demo.example")).Id;
        await one.App.Services.GetRequiredService<SessionStore>().EndOthers(id, except: null, default);
        Assert.Null(await ReadAsync(circuit, Everybody));
    }

    [Fact]
    public async Task Who_is_locked_is_out_and_wrong_passwords_of_anybody_empty_no_desk()
    {
        await using var circuit = await DeskDrawing.BeginAsync(one.App, "registrar");
        for (var tries = 0; tries < 8; tries++)
            Assert.False(await new Person(one.Client()).SignInAsync("registrar@demo.example", "wrong"));
        Assert.NotNull(await ReadAsync(circuit, Everybody));
        await ChangeAsync(
            "registrar",
            (users, user) =>
            {
                user.LockedAt = DateTimeOffset.UtcNow;
                return users.UpdateAsync(user);
            }
        );
        Assert.Null(await ReadAsync(circuit, Everybody));
    }

    [Fact]
    [Rule("BC-15"), Rule("FP-12")]
    public async Task Whose_mandate_ended_meanwhile_sits_nowhere_any_more()
    {
        await using var circuit = await DeskDrawing.BeginAsync(one.App, "committee2");
        Assert.Contains("becommerce", (await ReadAsync(circuit, Everybody))!.CommitteeSchemes);
        await _sql.DoAsync(
            "UPDATE committee_seats SET until = '2020-12-31' WHERE user_id = (SELECT \"Id\" FROM \"AspNetUsers\" WHERE \"Email\" = 'committee2@demo.example')"
        );
        Assert.DoesNotContain("becommerce", (await ReadAsync(circuit, Everybody))!.CommitteeSchemes);
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Whose_role_was_taken_away_may_no_more_what_it_gave()
    {
        await using var circuit = await DeskDrawing.BeginAsync(one.App, "appeals");
        Assert.NotNull(await ReadAsync(circuit, [Roles.Appeals]));
        await ChangeAsync("appeals", (users, user) => users.RemoveFromRoleAsync(user, Roles.Appeals));
        Assert.Null(await ReadAsync(circuit, Everybody));
    }

    [Fact]
    public async Task Who_is_removed_is_out()
    {
        await using var circuit = await DeskDrawing.BeginAsync(one.App, "admin");
        Assert.NotNull(await ReadAsync(circuit, Everybody));
        await ChangeAsync("admin", (users, user) => users.DeleteAsync(user));
        Assert.Null(await ReadAsync(circuit, Everybody));
    }

    private static Task<Actor?> ReadAsync(AsyncServiceScope circuit, IReadOnlyList<string> roles) =>
        circuit.ServiceProvider.GetRequiredService<DeskReader>().Now(roles, default);

    private async Task ChangeAsync(string account, Func<UserManager<User>, User, Task<IdentityResult>> change)
    {
        await using var elsewhere = one.App.Services.CreateAsyncScope();
        var users = elsewhere.ServiceProvider.GetRequiredService<UserManager<User>>();
        Assert.True((await change(users, (await users.FindByEmailAsync($"{account}@demo.example"))!)).Succeeded);
    }
}
