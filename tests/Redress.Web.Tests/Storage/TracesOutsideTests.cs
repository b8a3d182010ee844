using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Erasure;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage;

/// <summary>What people of the desks keep of no case: it goes with the case of which it tells, and not with another.</summary>
public sealed class TracesOutsideTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact]
    [Rule("FP-18")]
    public async Task What_tells_of_a_case_that_goes_on_as_well_stays_until_that_one_is_erased()
    {
        var of = Person("Ann Zqdouble", "ann@zqdouble.example", "+32 470 99 88 77", "Zqlaan 7", "9990");
        var numbers = await one.App.StoreAsync(ACase.Of(of, ACase.BeCommerce, ACase.Member()).It, 910001, 2);
        string[] shared =
        [
            "Ann Zqdouble bellen",
            "Zqdouble",
            "Schrijf ann@zqdouble.example",
            "Bel 0470 99 88 77",
            "Aan Zqlaan 7, 9990 Maldegem",
        ];
        await KeepAsync([.. shared, $"Zie {numbers[0]}"]);
        await DestroyAsync(numbers[0]);
        Assert.Equal(shared.Order(), (await KeptAsync(shared)).Order());
        Assert.Empty(await KeptAsync([$"Zie {numbers[0]}"]));

        // As it is once the first is erased.
        await using (var db = await one.App.NewDbAsync())
        {
            var first = await db.Set<CaseRow>().Where(c => c.Number == numbers[0]).Select(c => c.Id).SingleAsync();
            await db.Set<ContactKeyRow>().Where(k => k.CaseId == first).ExecuteDeleteAsync();
        }

        await DestroyAsync(numbers[1]);
        Assert.Empty(await KeptAsync(shared));
    }

    [Fact]
    [Rule("FP-18")]
    public async Task What_is_a_word_of_others_tells_of_no_case()
    {
        var of = Person("De Zqwinkel", "info@zqwinkel.example", null, "Zqstraat 1", "8000") with
        {
            Representative = new Representative(
                "Mr. Rik Zqlawyer",
                "rik@zqlawyer.example",
                Lawyer: true,
                Bar: "Balie Gent"
            ),
        };
        of = of with { Complainant = of.Complainant! with { Kind = ComplainantKind.Business } };
        var number = (await one.App.StoreAsync(ACase.Of(of, ACase.BeCommerce, ACase.Member()).It, 910101))[0];
        string[] others =
        [
            "Een lamp voor de zqwinkel kopen",
            "Rik Zqlawyer bellen over de andere zaken",
            "Zqlawyer",
            "Zqstraat 1 in Gent is gesloten",
        ];
        string[] told = ["De Zqwinkel", "Schrijf rik@zqlawyer.example", "Zqstraat 1, 8000 Brugge"];
        await KeepAsync([.. others, .. told]);
        await DestroyAsync(number);
        Assert.Equal(others.Order(), (await KeptAsync([.. others, .. told])).Order());
    }

    /// <summary>It goes in the transaction of the erasure, for which every other writer waits: what cannot tell of the case is not even read.</summary>
    [Fact]
    [Rule("FP-18")]
    public async Task What_may_tell_of_a_case_is_found_in_any_spelling_and_nothing_else_is_read()
    {
        var of = Person("Zoë Zqtréma", "zoe@zqtrema.example", null, "Zqpad 3", "1000");
        var number = (await one.App.StoreAsync(ACase.Of(of, ACase.BeCommerce, ACase.Member()).It, 910201))[0];
        await KeepAsync(["ZOE ZQTREMA bellen", "Zoë Zqtréma bellen", "Zoe  Zqtrema-bellen"]);
        await using (var db = await one.App.NewDbAsync())
        {
            db.AddRange(
                Form("plain", "{\"task\":[\"bel zoe zqtrema\"]}"),
                Form("escaped", "{\"task\":[\"bel Zo\\u00eb Zqtr\\u00e9ma\"]}"),
                Form("quoted", "{\"task\":[\"l\\u0027autre\"]}"),
                Form("unread", "{")
            );
            await db.SaveChangesAsync();
        }

        await DestroyAsync(number);
        Assert.Empty(await KeptAsync(["ZOE ZQTREMA bellen", "Zoë Zqtréma bellen", "Zoe  Zqtrema-bellen"]));
        await using var after = await one.App.NewDbAsync();
        Assert.Equal(
            ["quoted", "unread"],
            await after
                .Set<KeptFormRow>()
                .Where(k => k.CodeHash == "traces")
                .OrderBy(k => k.Form)
                .Select(k => k.Form)
                .ToListAsync()
        );
    }

    private static KeptFormRow Form(string name, string fields) =>
        new()
        {
            CodeHash = "traces",
            Path = "/my-day",
            Form = name,
            Fields = fields,
        };

    private static FileComplaint Person(string name, string email, string? phone, string street, string postalCode) =>
        ACase.Complaint() with
        {
            Complainant = new FiledComplainant(
                ComplainantKind.Consumer,
                name,
                email,
                phone,
                new Address(street, postalCode, "Stad", "BE")
            ),
        };

    private async Task KeepAsync(IEnumerable<string> texts)
    {
        await using var db = await one.App.NewDbAsync();
        var user = await db.Users.Select(u => u.Id).FirstAsync();
        foreach (var text in texts)
        {
            db.Add(
                new DeskTaskRow
                {
                    Id = Guid.NewGuid(),
                    UserId = user,
                    Text = text,
                }
            );
        }

        await db.SaveChangesAsync();
    }

    private async Task<List<string>> KeptAsync(IReadOnlyList<string> texts)
    {
        await using var db = await one.App.NewDbAsync();
        return await db.Set<DeskTaskRow>().Where(t => texts.Contains(t.Text)).Select(t => t.Text).ToListAsync();
    }

    private async Task DestroyAsync(string number)
    {
        await using var db = await one.App.NewDbAsync();
        var row = await db.Set<CaseRow>().AsNoTracking().SingleAsync(c => c.Number == number);
        await TracesOutside.Destroy(db, row.Id, CaseJson.Read(row.File), default);
    }
}
