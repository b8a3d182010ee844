using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Decisions;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Labels.Writing;
using Redress.Web.Members;
using Redress.Web.Members.Register;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members.Register;

/// <summary>What becomes of memberships and labels in the store, by acts, by what cases impose, and by the days that pass (BC-38, BC-39, BC-40).</summary>
public sealed class MemberLawTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly Registrar _registrar = new(new Office(one.App));

    private async Task<string> DayAsync(int ahead = 0) => Iso((await _office.TodayAsync()).AddDays(ahead));

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private async Task<string> MemberAsync(string id, params string[] kinds)
    {
        var added = await _registrar.AddAsync(Registrar.Shop(id));
        Assert.True(added.Code == 201, added.Body?.ToJsonString());
        foreach (var kind in kinds)
        {
            await GrantAsync(id, kind);
        }

        return id;
    }

    private async Task GrantAsync(string id, string kind) => await _registrar.GrantAsync(id, kind, await DayAsync());

    private async Task<string[]> ValidAsync(string id) =>
        [
            .. (await _registrar.PublicAsync(id))["labels"]!
                .AsArray()
                .Where(l => l!["valid"]!.GetValue<bool>())
                .Select(l => l!["kind"]!.GetValue<string>())
                .Order(StringComparer.Ordinal),
        ];

    private async Task<string> StandAsync(string id) =>
        (await _registrar.KnownAsync(id))["membership"]!.GetValue<string>();

    /// <summary>A sanction of a case against it, as the case would write it, with what it does to the member.</summary>
    private async Task ImposeAsync(string id, SanctionRow sanction)
    {
        var (number, _) = await _office.FileAsync(Office.Complaint(member: id, facts: $"Over {id}, {Guid.NewGuid()}."));
        await using var db = await one.App.NewDbAsync();
        sanction.CaseId = await db.Set<CaseRow>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync();
        sanction.MemberId = id;
        sanction.SanctionId = "s1";
        sanction.State = SanctionState.CarriedOut;
        db.Add(sanction);
        await StandsAsync(db, id);
    }

    private async Task ChangeAsync(string id, Action<SanctionRow> change)
    {
        await using var db = await one.App.NewDbAsync();
        change(await db.Set<SanctionRow>().SingleAsync(s => s.MemberId == id));
        await StandsAsync(db, id);
    }

    private async Task LiftAsync(string id) =>
        await ChangeAsync(
            id,
            s =>
            {
                (s.State, s.LabelWithdrawnOn, s.SuspendsNow) = (SanctionState.Decided, null, false);
                (s.From, s.To, s.Excludes, s.ExcludedOn) = (null, null, false, null);
            }
        );

    // The labels follow in the same transaction.
    private async Task StandsAsync(AppDb db, string id)
    {
        var now = one.App.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var row = await db.Set<MemberRow>().SingleAsync(m => m.Id == id);
        var member = await MemberStanding.Of(db, row, default);
        await MemberStanding.Keep(db, row, member, now, default);
        await one.App.Services.GetRequiredService<LabelWriter>().Follow(db, row, now, default);
        await db.SaveChangesAsync();
    }

    private async Task SuspendAsync(string id)
    {
        var today = await _office.TodayAsync();
        await ImposeAsync(
            id,
            new SanctionRow
            {
                Kind = SanctionKind.Suspension,
                LabelWithdrawnOn = today,
                SuspendsNow = true,
                From = today,
                To = today.AddDays(2),
            }
        );
    }

    private async Task ExcludeAsync(string id) =>
        await ImposeAsync(
            id,
            new SanctionRow
            {
                Kind = SanctionKind.Exclusion,
                Excludes = true,
                ExcludedOn = await _office.TodayAsync(),
            }
        );

    [Fact]
    [Rule("BC-38"), Rule("BC-30"), Rule("BC-40")]
    public async Task After_a_suspension_each_kind_comes_back_by_a_grant_of_its_own_or_where_the_suspension_falls()
    {
        var id = await MemberAsync("two-kinds", "b2c", "b2b", "ecommerceEurope");
        Assert.Equal(["b2b", "b2c", "ecommerceEurope"], await ValidAsync(id));
        await SuspendAsync(id);
        Assert.Equal(("suspended", 0), (await StandAsync(id), (await ValidAsync(id)).Length));
        var early = await _registrar.TryAsync(id, "grant-label", new { kind = "b2c", from = await DayAsync() });
        Assert.Equal((409, "BC-35"), (early.Code, early.Text("rule")));
        await _office.ClockAsync("P3D");
        await ChangeAsync(id, s => s.SuspendsNow = false);
        Assert.Equal(("active", 0), (await StandAsync(id), (await ValidAsync(id)).Length));
        foreach (var back in new[] { -1, -3 })
        {
            var taken = await _registrar.TryAsync(id, "grant-label", new { kind = "b2c", from = await DayAsync(back) });
            Assert.Equal(422, taken.Code);
            Assert.NotNull(taken.Body!["errors"]!["from"]);
        }

        await GrantAsync(id, "b2c");
        Assert.Equal(["b2c"], await ValidAsync(id));
        Assert.True(await _registrar.IsListedAsync(id, "&kind=b2c&valid=true"));
        Assert.False(await _registrar.IsListedAsync(id, "&kind=b2b&valid=true"));
        Assert.False(await _registrar.IsListedAsync(id, "&kind=ecommerceEurope&valid=true"));
        var history = (await _registrar.KnownAsync(id))["history"]!.AsArray();
        Assert.Contains("suspended", history.Select(h => h!["action"]!.GetValue<string>()));
        Assert.Contains("suspension-ended", history.Select(h => h!["action"]!.GetValue<string>()));

        await LiftAsync(id);
        Assert.Equal(["b2b", "b2c", "ecommerceEurope"], await ValidAsync(id));
        var b2b = (await _registrar.KnownAsync(id))["labels"]!
            .AsArray()
            .Single(l => l!["kind"]!.GetValue<string>() == "b2b");
        Assert.Equal(
            Iso((await _office.TodayAsync()).AddDays(-3).AddYears(2).AddDays(-1)),
            b2b!["validUntil"]!.GetValue<string>()
        );
    }

    [Fact]
    [Rule("BC-38")]
    public async Task A_membership_that_ended_stays_over_and_its_labels_and_its_days_with_it()
    {
        var id = await MemberAsync("twice", "b2c");
        var first = await _office.TodayAsync();
        await _office.ClockAsync("P5D");
        await _registrar.DoAsync(id, "end-membership", new { reason = "Stopt.", on = await DayAsync() });
        Assert.Equal("ended", Registrar.StateOf(await _registrar.KnownAsync(id), "b2c"));
        await _office.ClockAsync("P5D");
        var ahead = await _registrar.TryAsync(id, "begin-membership", new { on = await DayAsync(1) });
        Assert.Equal(422, ahead.Code);
        Assert.NotNull(ahead.Body!["errors"]!["on"]);
        await _registrar.DoAsync(id, "begin-membership", new { on = await DayAsync() });
        Assert.Equal(422, (await _registrar.TryAsync(id, "begin-membership", new { on = await DayAsync() })).Code);
        await GrantAsync(id, "b2b");
        Assert.Equal(["b2b"], await ValidAsync(id));
        // From Ended it goes to None: it may be asked for like one that it never had.
        Assert.Null(Registrar.StateOf(await _registrar.KnownAsync(id), "b2c"));

        await using var db = await one.App.NewDbAsync();
        foreach (
            var (days, was) in new[]
            {
                (-1, false),
                (0, true),
                (4, true),
                (5, false),
                (9, false),
                (10, true),
                (11, true),
            }
        )
        {
            var on = first.AddDays(days);
            Assert.Equal(was, await db.Set<MemberRow>().Where(MemberRow.WasMemberOn(on)).AnyAsync(m => m.Id == id));
            if (days is >= 0 and <= 10)
            {
                Assert.Equal(was, await IsOfAMemberAsync(id, on));
            }
        }
    }

    // On paper, which came that day.
    private async Task<bool> IsOfAMemberAsync(string id, DateOnly arrived)
    {
        var complaint = System
            .Text.Json.JsonSerializer.SerializeToNode(
                Office.Complaint(member: id, facts: $"Op papier gekomen op {Iso(arrived)}.")
            )!
            .AsObject();
        complaint["contactedShopOn"] = null;
        complaint["arrived"] = Iso(arrived);
        var filed = await _office.AsAsync("secretary", HttpMethod.Post, "/api/v1/complaints", complaint);
        Assert.True(filed.Code == 201, filed.Body?.ToJsonString());
        var respondent = (await _office.GetAsync("secretary", filed.Text("number"))).Body!["respondent"]!;
        return respondent["memberId"] is not null;
    }

    [Fact]
    [Rule("BC-38"), Rule("BC-30")]
    public async Task An_exclusion_catches_a_candidate_and_an_end_beside_it_comes_all_the_same()
    {
        var candidate = await MemberAsync("excluded-candidate");
        await ExcludeAsync(candidate);
        Assert.Equal("excluded", await StandAsync(candidate));
        var begun = await _registrar.TryAsync(candidate, "begin-membership", new { on = await DayAsync() });
        Assert.Equal((409, "BC-38"), (begun.Code, begun.Text("rule")));
        var applied = await _registrar.TryAsync(candidate, "apply-for-label", new { kind = "b2c", undertaking = true });
        Assert.Equal((409, "BC-38"), (applied.Code, applied.Text("rule")));

        await LiftAsync(candidate);
        Assert.Equal("candidate", await StandAsync(candidate));

        var leaving = await MemberAsync("excluded-leaving", "b2c");
        await _registrar.DoAsync(leaving, "end-membership", new { reason = "Stopt.", on = await DayAsync(2) });
        await ExcludeAsync(leaving);
        await _office.ClockAsync("P3D");
        await one.App.Services.GetRequiredService<MemberDays>().Follow(default);
        Assert.Equal("excluded", await StandAsync(leaving));
        await LiftAsync(leaving);
        var ended = await _registrar.KnownAsync(leaving);
        Assert.Equal("ended", ended["membership"]!.GetValue<string>());
        Assert.Equal(await DayAsync(-1), ended["endedOn"]!.GetValue<string>());
        Assert.Empty(await ValidAsync(leaving));
        Assert.Null(ended["endsOn"]);
    }

    [Fact]
    [Rule("BC-38"), Rule("WK-7")]
    public async Task A_told_end_is_brought_forward_by_the_member_and_taken_back_by_the_registrar_alone()
    {
        const string shop = "second-shop";
        async Task<Reply> EndsAsync(string person, int ahead) =>
            await _office.AsAsync(
                person,
                HttpMethod.Post,
                $"/api/v1/members/{shop}/actions/end-membership",
                new { reason = "Genoeg.", on = await DayAsync(ahead) }
            );
        async Task<string?> ToldAsync() => (await _registrar.KnownAsync(shop))["endsOn"]?.GetValue<string>();

        var nothing = await _registrar.TryAsync(shop, "revoke-end", new { reason = "Er is niets." });
        Assert.Equal((409, "BC-38"), (nothing.Code, nothing.Text("rule")));
        Assert.Equal(200, (await EndsAsync("registrar", 20)).Code);
        var later = await EndsAsync("shop2", 21);
        Assert.Equal(422, later.Code);
        Assert.NotNull(later.Body!["errors"]!["on"]);
        Assert.Equal(await DayAsync(20), await ToldAsync());
        Assert.Equal(200, (await EndsAsync("shop2", 20)).Code);
        Assert.Equal(200, (await EndsAsync("shop2", 10)).Code);
        Assert.Equal(422, (await EndsAsync("shop2", 11)).Code);
        Assert.Equal(200, (await EndsAsync("registrar", 15)).Code);
        Assert.Equal(await DayAsync(15), await ToldAsync());

        Assert.Equal(
            403,
            (
                await _office.AsAsync(
                    "shop2",
                    HttpMethod.Post,
                    $"/api/v1/members/{shop}/actions/revoke-end",
                    new { reason = "Toch niet." }
                )
            ).Code
        );
        Assert.Equal(422, (await _registrar.TryAsync(shop, "revoke-end", new { })).Code);
        await _registrar.DoAsync(shop, "revoke-end", new { reason = "Toch niet." });
        Assert.Null(await ToldAsync());
        var last = (await _registrar.KnownAsync(shop))["history"]![0]!;
        Assert.Equal(("revoke-end", "Toch niet."), (Text(last, "action"), Text(last, "reason")));

        // Its day is here: nobody puts it off or takes it back any more, also before the program came to it.
        Assert.Equal(200, (await EndsAsync("registrar", 1)).Code);
        await _office.ClockAsync("P1D");
        Assert.Equal(409, (await _registrar.TryAsync(shop, "revoke-end", new { reason = "Te laat." })).Code);
        Assert.Equal(409, (await EndsAsync("registrar", 9)).Code);
        await one.App.Services.GetRequiredService<MemberDays>().Follow(default);
        Assert.Equal("ended", await StandAsync(shop));
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    [Fact]
    [Rule("BC-38")]
    public async Task The_registrar_takes_a_told_end_back_on_its_page()
    {
        var id = await MemberAsync("stays", "b2c");
        var registrar = new Person(one.Client());
        Assert.True(await registrar.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
        var page = $"/members/{id}/file";
        Assert.DoesNotContain("Take the end back", await registrar.GetAsync(page), StringComparison.Ordinal);
        await _registrar.DoAsync(id, "end-membership", new { reason = "Stopt.", on = await DayAsync(30) });
        Assert.Contains("Take the end back", await registrar.GetAsync(page), StringComparison.Ordinal);
        Assert.Contains(
            "Fill this in.",
            await registrar.PostAsync(page, "keep", ("keep.reason", "")),
            StringComparison.Ordinal
        );
        Assert.Equal($"{page}?done=keep", await registrar.RedirectAsync(page, "keep", ("keep.reason", "Toch niet.")));
        var after = await registrar.GetAsync($"{page}?done=keep");
        Assert.Contains("The membership goes on.", after, StringComparison.Ordinal);
        Assert.Contains("End of the membership taken back", after, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-39"), Rule("BC-33")]
    public async Task A_scheme_grants_its_own_kinds_and_Ecommerce_Europe_beside_another_alone()
    {
        var id = await MemberAsync("kinds");
        var alone = await _registrar.TryAsync(
            id,
            "grant-label",
            new { kind = "ecommerceEurope", from = await DayAsync() }
        );
        Assert.Equal((409, "BC-39"), (alone.Code, alone.Text("rule")));
        var other = await _registrar.TryAsync(
            id,
            "grant-label",
            new { kind = "webshopKeurmerk", from = await DayAsync() }
        );
        Assert.Equal(422, other.Code);
        Assert.NotNull(other.Body!["errors"]!["kind"]);
        Assert.Equal(
            422,
            (
                await _registrar.TryAsync("keurmerk-shop", "grant-label", new { kind = "b2c", from = await DayAsync() })
            ).Code
        );
        await GrantAsync(id, "b2c");
        await GrantAsync(id, "ecommerceEurope");
        Assert.Equal(["b2c", "ecommerceEurope"], await ValidAsync(id));

        var registrar = new Person(one.Client());
        Assert.True(await registrar.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
        var keurmerk = await registrar.GetAsync("/members/keurmerk-shop/labels/act/grant-label");
        Assert.Contains("value=\"webshopKeurmerk\"", keurmerk, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"b2c\"", keurmerk, StringComparison.Ordinal);
    }

    /// <summary>Members and labels as chance has them: what the store finds by its query is what is said of each.</summary>
    [Fact]
    [Rule("BC-39"), Rule("BC-40")]
    public async Task What_the_list_finds_valid_is_what_each_label_is()
    {
        var (chance, today) = (new Random(39), await _office.TodayAsync());
        await using var db = await one.App.NewDbAsync();
        var ids = Enumerable.Range(0, 120).Select(i => $"twin-{i}").ToList();
        foreach (var id in ids)
        {
            db.Add(
                new MemberRow
                {
                    Id = id,
                    Organisation = id,
                    Scheme = "becommerce",
                    Name = id,
                    Languages = ["nl"],
                    Membership = chance.Next(5) == 0 ? (Membership)chance.Next(5) : Membership.Active,
                    Label = chance.Next(8) == 0 ? LabelHolding.Withdrawn : LabelHolding.Held,
                    EndsOn = chance.Next(5) == 0 ? today.AddDays(chance.Next(-1, 2)) : null,
                    JoinedOn = today,
                }
            );
            foreach (var kind in LabelKind.All.Where(_ => chance.Next(2) == 0))
            {
                db.Add(
                    new MemberLabelRow
                    {
                        MemberId = id,
                        Kind = kind,
                        State = chance.Next(5) == 0 ? MemberLabelRow.Ended : MemberLabelRow.Valid,
                        TakenOn = chance.Next(5) == 0 ? today : null,
                        ValidFrom = chance.Next(3) == 0 ? null : today.AddDays(chance.Next(-1, 2)),
                        ValidUntil = chance.Next(3) == 0 ? null : today.AddDays(chance.Next(-1, 2)),
                    }
                );
            }
        }

        await db.SaveChangesAsync();
        var members = await db.Set<MemberRow>().AsNoTracking().Where(m => ids.Contains(m.Id)).ToListAsync();
        var labels = (
            await db.Set<MemberLabelRow>().AsNoTracking().Where(l => ids.Contains(l.MemberId)).ToListAsync()
        ).ToLookup(l => l.MemberId, StringComparer.Ordinal);
        foreach (var kind in LabelKind.All.Cast<string?>().Append(null))
        {
            var expected = members
                .Where(m =>
                    labels[m.Id]
                        .Any(l => (kind is null || l.Kind == kind) && LabelValidity.IsValid(m, l, labels[m.Id], today))
                )
                .Select(m => m.Id);
            var found = await db.Set<MemberRow>()
                .Where(LabelValidity.IsValid(db, today, kind))
                .Where(m => ids.Contains(m.Id))
                .Select(m => m.Id)
                .ToListAsync();
            Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
            Assert.InRange(found.Count, 3, 100);
            var not = await db.Set<MemberRow>()
                .Where(LabelValidity.IsNotValid(db, today, kind))
                .CountAsync(m => ids.Contains(m.Id));
            Assert.Equal(ids.Count, found.Count + not);
        }
    }
}
