using System.Net;
using System.Text.Json;
using Redress.Domain;
using Redress.Domain.Payments;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members;

/// <summary>A member stands under all that final decisions imposed on it; one case does not undo what another did.</summary>
public sealed class SanctionsOnMembersTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
        await _office.ClockAsync("2026-05-11T09:00:00+02:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<bool> IsValidAsync() =>
        (await _office.PublicAsync(HttpMethod.Get, "/api/v1/members/demo-shop")).Body!["valid"]!.GetValue<bool>();

    private async Task<string> SanctionAsync(string number) =>
        (await _office.GetAsync("secretary", number)).Body!["decision"]!["sanctions"]![0]!["state"]!.GetValue<string>();

    private async Task<string> ProofAsync(string number) =>
        (await _office.UploadAsync("secretary", number, "bewijs.pdf", Stages.Pdf)).Text("id");

    [Fact]
    [Rule("BC-23"), Rule("BC-30")]
    public async Task Lifting_the_finality_of_one_decision_leaves_what_another_took()
    {
        await _office.NotifiedAsync(
            "2026-05-11",
            Stages.Founded(
                new
                {
                    kind = "suspension",
                    from = "2026-06-04",
                    to = "2026-12-04",
                }
            )
        );
        var (warned, _) = await _office.NotifiedAsync("2026-05-11", Stages.Founded(new { kind = "warning" }));
        await _office.ClockAsync("2026-06-05T09:00:00+02:00");
        Assert.Equal("final", (await _office.GetAsync("secretary", warned)).Text("state"));
        Assert.False(await IsValidAsync());
        var lifted = await _office.DoAsync(
            "secretary",
            warned,
            "record-receipt",
            new
            {
                party = "respondent",
                result = "received",
                on = "2026-06-03",
                proof = await ProofAsync(warned),
            }
        );
        Assert.Equal("decided", lifted.Text("state"));
        Assert.False(await IsValidAsync());
    }

    [Fact]
    [Rule("BC-20"), Rule("BC-23")]
    public async Task A_deferral_taken_back_goes_on_when_the_decision_that_named_it_is_no_longer_final()
    {
        var (first, _) = await _office.NotifiedAsync(
            "2026-05-11",
            Stages.Founded(
                new
                {
                    kind = "suspension",
                    from = "2026-05-11",
                    to = "2027-12-31",
                    deferredFor = "P1Y",
                }
            )
        );
        await _office.ClockAsync("2026-06-04T09:00:00+02:00");
        Assert.Equal("deferred", await SanctionAsync(first));
        var sanction = (await _office.GetAsync("secretary", first)).Body!["decision"]!["sanctions"]![0]![
            "id"
        ]!.GetValue<string>();

        var again = JsonSerializer.SerializeToNode(Office.Complaint())!;
        (again["contactedShopOn"], again["purchase"]!["orderedOn"]) = ("2026-06-01", "2026-05-20");
        var (second, code) = await _office.DeliberatedAsync(again);
        await _office.DoAsync(
            "committee",
            second,
            "put-to-party",
            new
            {
                party = "respondent",
                what = "activation",
                text = "Het gebeurde opnieuw.",
                @case = first,
                sanction,
            }
        );
        var put = await new Sql(_app).ListAsync("select body from outbox where template = 'matter-put'");
        Assert.Contains("Schorsing", Assert.Single(put), StringComparison.Ordinal);
        Assert.Contains(first, put[0].Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await _office.DoAsync("shop", second, "comment", new { nothingToAdd = true });
        await _office.DoAsync(
            "committee",
            second,
            "decide",
            new
            {
                outcome = "founded",
                reasons = "Alweer.",
                norms = new[] { "2.2.2" },
                refrainFrom = "te laat leveren",
                sanctions = new[] { new { kind = "warning" } },
                activates = new[]
                {
                    new
                    {
                        @case = first,
                        sanction,
                        from = "2026-06-29",
                        to = "2026-07-31",
                    },
                },
            }
        );
        await _office.DoAsync("secretary", second, "confirm-decision");
        Assert.Equal("named", await SanctionAsync(first));
        await _office.DoAsync("secretary", second, "notify", new { posted = "2026-06-04", reference = "RR-2" });
        // The other complaint is the member's own affair; the complainant learns only that something takes effect (BC-16).
        Assert.Contains(first, (await _office.GetAsync("shop", second)).Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            first,
            (await _office.TrackAsync(second, code)).Body!.ToJsonString(),
            StringComparison.Ordinal
        );
        await BothReadWhatTakesEffectAsync(first, second);
        await _office.ClockAsync("2026-07-01T09:00:00+02:00");
        Assert.Equal("final", (await _office.GetAsync("secretary", second)).Text("state"));
        Assert.Equal("carriedOut", await SanctionAsync(first));
        Assert.False(await IsValidAsync());

        await _office.DoAsync(
            "secretary",
            second,
            "record-receipt",
            new
            {
                party = "respondent",
                result = "received",
                on = "2026-06-30",
                proof = await ProofAsync(second),
            }
        );
        Assert.Equal("decided", (await _office.GetAsync("secretary", second)).Text("state"));
        Assert.Equal("named", await SanctionAsync(first));
        Assert.True(await IsValidAsync());

        await _office.ClockAsync("2026-07-17T09:00:00+02:00");
        Assert.Equal("final", (await _office.GetAsync("secretary", second)).Text("state"));
        Assert.Equal("carriedOut", await SanctionAsync(first));
        Assert.False(await IsValidAsync());
    }

    [Fact]
    [Rule("BC-20"), Rule("BC-16")]
    public async Task What_was_complained_of_before_the_member_had_the_first_decision_takes_no_deferral_back()
    {
        // Filed on the day on which the first decision was posted, before it was received.
        var (second, code) = await _office.DeliberatedAsync();
        var (first, _) = await _office.NotifiedAsync(
            "2026-05-11",
            Stages.Founded(new { kind = "exclusion", deferredFor = "P1Y" })
        );
        await _office.ClockAsync("2026-06-04T09:00:00+02:00");
        Assert.Equal("deferred", await SanctionAsync(first));
        var decision = (await _office.GetAsync("secretary", first)).Body!["decision"]!;
        var sanction = decision["sanctions"]![0]!["id"]!.GetValue<string>();
        var put = new
        {
            party = "respondent",
            what = "activation",
            text = "Het gebeurde opnieuw.",
            @case = first,
            sanction,
        };
        await _office.DoAsync("committee", second, "put-to-party", put);
        var shop = await _office.GetAsync("shop", second);
        var matter = shop.List("mattersPut").Single()!["id"]!.GetValue<string>();
        await _office.DoAsync("shop", second, "comment", new { text = "Dat was zijn fout niet.", matter });
        var decides = new
        {
            outcome = "founded",
            reasons = "Alweer.",
            norms = new[] { "2.2.2" },
            refrainFrom = "te laat leveren",
            sanctions = new[] { new { kind = "warning" } },
            activates = new[] { new { @case = first, sanction } },
        };
        var refused = await _office.TryAsync("committee", second, "decide", decides);
        Assert.Equal(422, refused.Code);
        Assert.Contains("activates[0].sanction", refused.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Dat was",
            (await _office.TrackAsync(second, code)).Body!.ToJsonString(),
            StringComparison.Ordinal
        );
    }

    // BC-20: each is told which sanction takes effect, with its days; of which other case the webshop alone.
    private async Task BothReadWhatTakesEffectAsync(string first, string second)
    {
        var letters = await new Sql(_app).ListAsync(
            $"select body from outbox where template = 'decision' and subject like '%{second}%'"
        );
        using var shop = await _office.PersonAsync("shop");
        var sheet = await new Person(shop).GetAsync($"/cases/{second}/decision");
        foreach (var text in letters.Append(WebUtility.HtmlDecode(sheet)))
        {
            Assert.Contains("schorsing", text, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("29 juni( 2026)?", text);
            Assert.Contains("31 juli 2026", text, StringComparison.Ordinal);
        }

        Assert.Equal(2, letters.Count);
        Assert.Single(
            letters,
            body =>
                body.Contains(first.Replace("-", "\\-", StringComparison.Ordinal), StringComparison.Ordinal)
                || body.Contains(first, StringComparison.Ordinal)
        );
    }

    [Fact]
    [Rule("BC-26")]
    public async Task The_letter_of_the_decision_has_all_that_the_payment_of_a_deposit_needs()
    {
        var filed = await _office.NotifiedAsync("2026-05-11");
        var reference = DepositReference.Of(filed.Number, Party.Respondent);
        var appealed = await _office.DoAsync(
            "shop",
            filed.Number,
            "lodge-appeal",
            new { grounds = "Wij leverden wel.", contested = new[] { "decision" } }
        );
        Assert.Equal(reference, appealed.Body!["appeals"]![0]!["deposit"]!["reference"]!.GetValue<string>());
        var letters = await new Sql(_app).ListAsync("select body from outbox where template = 'decision'");
        Assert.Contains(
            letters,
            body =>
                body.Contains(reference, StringComparison.Ordinal)
                || body.Contains(reference.Replace("+", "\\+", StringComparison.Ordinal), StringComparison.Ordinal)
        );
        Assert.Equal(2, letters.Count);
    }
}
