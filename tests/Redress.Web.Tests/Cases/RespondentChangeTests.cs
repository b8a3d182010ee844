using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Notices.Reading;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>FP-21: a member that was typed by hand is made the respondent, by API and page; what the one before had opens nothing any more.</summary>
public sealed class RespondentChangeTests(OneApp one) : IClassFixture<OneApp>
{
    private const string Offer = "Een halve koffiemolen.";
    private readonly Office _office = new(one.App);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [Rule("FP-21"), Rule("BC-22")]
    public async Task It_is_a_member_as_on_the_day_of_filing_whatever_became_of_it_since(int ended, bool isMember)
    {
        var filed = await _office.FileAsync(Office.Complaint(member: null));
        var today = await _office.TodayAsync();
        var id = $"m-{Guid.NewGuid().ToString("N")[..8]}";
        await using (var db = await one.App.NewDbAsync())
        {
            db.Add(
                MemberRow.Of(
                    new Member(
                        id,
                        "becommerce",
                        id,
                        null,
                        null,
                        null,
                        "nl",
                        Membership.Excluded,
                        LabelHolding.None,
                        today.AddDays(-9)
                    )
                    {
                        EndedOn = today.AddDays(ended),
                    }
                )
            );
            await db.SaveChangesAsync();
        }

        var desk = new Person(one.Client());
        Assert.True(await desk.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var offered = (await desk.GetAsync($"/cases/{filed.Number}/actions/set-respondent")).Contains(
            $"value=\"{id}\"",
            StringComparison.Ordinal
        );
        Assert.Equal(isMember, offered);
        var changed = await _office.TryAsync(
            "secretary",
            filed.Number,
            "set-respondent",
            new { memberId = id, reason = "Het is het lid zelf." }
        );
        Assert.Equal(200, changed.Code);
        Assert.Equal(
            isMember,
            changed.Body!["respondent"]!["isMember"]?.GetValue<bool>()
                ?? changed.Body["respondent"]!["memberId"] is not null
        );
    }

    [Fact]
    [Rule("FP-21"), Rule("BC-16"), Rule("FP-24")]
    public async Task From_a_webshop_that_is_none_in_mediation_to_the_member_that_it_is()
    {
        var (complaint, code) = await MediatedAsync();
        var (number, _) = complaint;
        var former = new Person(one.Client());
        await former.RedirectAsync("/track", "track", ("number", number), ("code", code));
        Assert.Contains(Offer, await former.GetAsync($"/track/{number}"), StringComparison.Ordinal);
        var open = (await _office.TrackAsync(number, complaint.Code)).List("proposals").Single()["id"]!;
        Assert.Equal(404, (await _office.GetAsync("shop", number)).Code);

        var file = await _office.DoAsync(
            "secretary",
            number,
            "set-respondent",
            new { memberId = "demo-shop", reason = "Het is het lid zelf." }
        );
        Assert.Equal("registered", file.Text("state"));
        Assert.Equal("demo-shop", file.Body!["respondent"]!["memberId"]!.GetValue<string>());
        Assert.Equal("Verre Molen", file.List("formerRespondents").Single()["name"]!.GetValue<string>());
        Assert.Contains(Offer, file.Body.ToJsonString(), StringComparison.Ordinal);

        // Nothing of before opens anything: neither the code, nor the session, nor a link.
        Assert.Equal(404, (await _office.TrackAsync(number, code)).Code);
        Assert.Equal(404, (await _office.TryAsync((number, code), "propose", new { text = "Toch." })).Code);
        Assert.NotEqual(HttpStatusCode.OK, await former.StatusAsync($"/track/{number}"));
        Assert.Equal(404, (await _office.GetAsync("shop", number)).Code);
        Assert.Equal(
            409,
            (
                await _office.TryAsync(
                    complaint,
                    "accept-proposal",
                    new
                    {
                        proposal = open.GetValue<string>(),
                        told = true,
                        sooner = true,
                    }
                )
            ).Code
        );

        await _office.DoAsync("secretary", number, "start-mediation");
        var seen = await _office.GetAsync("shop", number);
        Assert.StartsWith(
            "Mijn koffiemolen",
            seen.Body!["complaint"]!["facts"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        Assert.Empty(seen.List("proposals"));
        Assert.Empty(seen.List("conversation"));
        Assert.DoesNotContain(Offer, seen.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Verre Molen", seen.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            ["file-complaint", "start-mediation"],
            seen.List("journal").Select(j => j["action"]!.GetValue<string>())
        );
        Assert.Equal(404, (await _office.TrackAsync(number, code)).Code);
        await IsRebuiltAsync(number);
    }

    [Fact]
    [Rule("FP-21"), Rule("BC-16")]
    public async Task The_former_one_is_told_that_it_is_concerned_no_more_the_complainant_who_is_and_the_new_one_as_any_other()
    {
        var ((number, _), _) = await MediatedAsync();
        await _office.DoAsync(
            "secretary",
            number,
            "set-respondent",
            new
            {
                name = "Nieuwe Molen",
                email = "info@nieuwe-molen.example",
                reason = "De factuur noemt een andere.",
            }
        );
        var letters = await LettersAsync(number);
        var told = letters.Last(l => l.To == "formerrespondent" && l.Template == "no-longer-respondent");
        Assert.Equal(("info@verre-molen.example", "Verre Molen"), (told.Email, told.Name));
        foreach (var secret in new[] { "Nieuwe", "Jan Peeters", Offer, "koffiemolen", "/track" })
        {
            Assert.DoesNotContain(secret, told.Body, StringComparison.OrdinalIgnoreCase);
        }

        // It opens nothing to which an e-mail could point: the e-mail is the letter.
        var mail = await one.App.Services.GetRequiredService<LetterPointers>().Write(told, default);
        Assert.Equal("info@verre-molen.example", mail!.To);
        Assert.Contains("betreft u niet meer", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/open/", mail.Text, StringComparison.Ordinal);
        // What waited for it still is sent no more.
        Assert.DoesNotContain(
            letters,
            l => l.To == "formerrespondent" && l.Id != told.Id && l.State == LetterState.Pending
        );
        var complainant = letters.Last(l => l.To == "complainant");
        Assert.Equal("respondent-replaced", complainant.Template);
        Assert.Contains("Nieuwe Molen", complainant.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(letters, l => l.To == "respondent");

        await _office.DoAsync("secretary", number, "start-mediation");
        var first = (await LettersAsync(number)).Single(l => l.To == "respondent");
        Assert.Equal("mediation-invited", first.Template);
        var code = await new Postbox(one.App).AccessCodeAsync(number);
        Assert.DoesNotContain(
            Offer,
            (await _office.TrackAsync(number, code)).Body!.ToJsonString(),
            StringComparison.Ordinal
        );
        await IsRebuiltAsync(number);
    }

    [Fact]
    [Rule("FP-21")]
    public async Task Who_was_never_told_of_the_complaint_learns_nothing()
    {
        var complaint = await FileAsync();
        await _office.DoAsync(
            "secretary",
            complaint.Number,
            "set-respondent",
            new { memberId = "second-shop", reason = "Het lid." }
        );
        Assert.DoesNotContain(await LettersAsync(complaint.Number), l => l.To != "complainant");
    }

    [Fact]
    [Rule("FP-21")]
    public async Task A_member_of_another_scheme_an_unknown_one_and_the_same_are_refused_at_the_field()
    {
        var (number, _) = await FileAsync();
        foreach (var member in new[] { "keurmerk-shop", "nobody" })
        {
            var refused = await _office.TryAsync(
                "secretary",
                number,
                "set-respondent",
                new { memberId = member, reason = "Het lid." }
            );
            Assert.Equal(422, refused.Code);
            Assert.NotNull(refused.Body!["errors"]!["memberId"]);
        }

        object set = new { memberId = "demo-shop", reason = "Het lid." };
        await _office.DoAsync("secretary", number, "set-respondent", set);
        var again = await _office.TryAsync("secretary", number, "set-respondent", set);
        Assert.Contains(
            "This is the webshop of this case already",
            again.Body!["errors"]!["memberId"]!.ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.Equal(403, (await _office.TryAsync("committee", number, "set-respondent", set)).Code);
        Assert.Equal(
            422,
            (
                await _office.TryAsync(
                    "secretary",
                    number,
                    "set-respondent",
                    new
                    {
                        name = "Molen",
                        email = "ada(Ada)@example.org",
                        reason = "Een andere.",
                    }
                )
            ).Code
        );
    }

    [Fact]
    [Rule("FP-21")]
    public async Task The_file_offers_the_member_that_was_typed_by_hand_and_the_form_has_it_chosen()
    {
        var (number, _) = await FileAsync(new { name = "Demo Shop BV", notMember = true });
        var desk = one.Client();
        var (secretary, form) = (new Person(desk), new Filer(desk));
        Assert.True(await secretary.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var path = $"/cases/{number}/actions/set-respondent?memberId=demo-shop";
        Assert.Contains(
            $"href=\"/cases/{number}?act=set-respondent&memberId=demo-shop\"",
            await secretary.GetAsync($"/cases/{number}"),
            StringComparison.Ordinal
        );
        Assert.Matches("<option value=\"demo-shop\"[^>]* selected", await secretary.GetAsync(path));
        var refused = await form.PostAsync(path, "act", [("memberId", "demo-shop"), ("reason", "")]);
        Assert.Contains("id=\"f-reason-error\"", refused.Html, StringComparison.Ordinal);
        Assert.Matches("<option value=\"demo-shop\"[^>]* selected", refused.Html);
        var done = await form.PostAsync(path, "act", [("memberId", "demo-shop"), ("reason", "Het is het lid.")]);
        Assert.Equal($"/cases/{number}", done.Location);
        var page = await secretary.GetAsync($"/cases/{number}");
        Assert.DoesNotContain(path, page, StringComparison.Ordinal);
        Assert.Contains("Webshop of before", page, StringComparison.Ordinal);
        Assert.Contains("Het is het lid.", page, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-21"), Rule("BC-15"), Rule("FP-12"), Rule("FP-14")]
    public async Task Conflicts_and_duplicates_are_looked_for_anew()
    {
        var order = Guid.NewGuid().ToString("N");
        var (earlier, _) = await FileAsync(new { memberId = "second-shop" }, order);
        var (number, _) = await FileAsync(order: order);
        Assert.Empty((await _office.GetAsync("secretary", number)).List("duplicates"));
        var member = new Person(one.Client());
        Assert.True(await member.SignInAsync("committee2@demo.example", "Demo-Pass-2026"));
        await member.RedirectAsync("/committee", "declare", ("kind", "Company"), ("value", "Verre Molen"));
        Assert.Equal(404, (await _office.GetAsync("committee2", number)).Code);

        await _office.DoAsync(
            "secretary",
            number,
            "set-respondent",
            new { memberId = "second-shop", reason = "Het lid." }
        );
        Assert.Equal(200, (await _office.GetAsync("committee2", number)).Code);
        Assert.Equal(
            [earlier],
            (await _office.GetAsync("secretary", number)).List("duplicates").Select(d => d.GetValue<string>())
        );

        await _office.DoAsync(
            "secretary",
            number,
            "set-respondent",
            new { name = "Verre Molen", reason = "Toch niet." }
        );
        Assert.Equal(404, (await _office.GetAsync("committee2", number)).Code);
        await IsRebuiltAsync(number);
    }

    [Fact]
    [Rule("FP-21"), Rule("FP-5")]
    public async Task A_complaint_that_a_settlement_was_not_kept_is_one_like_any_other_against_another_webshop()
    {
        var settled = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", settled.Number, "start-mediation");
        var document = await _office.DocumentAsync("secretary", settled.Number, "akkoord.pdf");
        await _office.DoAsync("secretary", settled.Number, "settle", new { terms = "De helft.", document });
        var anew = JsonSerializer.SerializeToNode(Office.Complaint())!.AsObject();
        (anew["follows"], anew["skipMediation"]) = (settled.Number, true);
        var (number, _) = await _office.FileAsync(anew);
        Assert.Equal(settled.Number, (await _office.GetAsync("secretary", number)).Text("follows"));
        await IsRebuiltAsync(number);
        Assert.Equal(409, (await _office.TryAsync("secretary", number, "start-mediation")).Code);

        await _office.DoAsync(
            "secretary",
            number,
            "set-respondent",
            new { name = "Verre Molen", reason = "Toch niet." }
        );
        await _office.DoAsync(
            "secretary",
            number,
            "set-respondent",
            new { memberId = "demo-shop", reason = "Het is het lid." }
        );
        var file = await _office.DoAsync("secretary", number, "start-mediation");
        Assert.Null(file.Body!["follows"]);
        await IsRebuiltAsync(number);
    }

    [Fact]
    [Rule("BC-31"), Rule("FP-21")]
    public async Task No_notice_names_the_users_of_a_member_that_was_taken_for_the_respondent()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync(
            "secretary",
            number,
            "set-respondent",
            new { name = "Verre Molen", reason = "Toch niet." }
        );
        var c = (await one.App.Services.GetRequiredService<CaseService>().Find(number, Actor.Clock))!;
        await using var db = await one.App.NewDbAsync();
        var users = await db.Users.Where(u => u.MemberId == "demo-shop").Select(u => u.DisplayName).ToListAsync();
        Assert.NotEmpty(users);
        Assert.Superset(users.ToHashSet(), (await FileTexts.PeopleOf(db, c, default)).ToHashSet());
    }

    private async Task<((string Number, string Code) Complaint, string ShopCode)> MediatedAsync()
    {
        var complaint = await FileAsync();
        await _office.DoAsync("secretary", complaint.Number, "start-mediation");
        var code = await new Postbox(one.App).AccessCodeAsync(complaint.Number);
        await _office.DoAsync((complaint.Number, code), "propose", new { text = Offer });
        await _office.DoAsync(complaint, "message", new { to = "otherParty", text = "Nee, een hele." });
        return (complaint, code);
    }

    private Task<(string Number, string Code)> FileAsync(object? respondent = null, string? order = null)
    {
        var complaint = JsonSerializer.SerializeToNode(Office.Complaint(member: null))!.AsObject();
        complaint["facts"] = $"Mijn koffiemolen maalt niet. {Guid.NewGuid()}";
        complaint["purchase"]!["orderNumber"] = order ?? Guid.NewGuid().ToString("N");
        complaint["respondent"] = JsonSerializer.SerializeToNode(
            respondent
                ?? new
                {
                    name = "Verre Molen",
                    website = "https://verre-molen.example",
                    email = "info@verre-molen.example",
                }
        );
        return _office.FileAsync(complaint);
    }

    private async Task<List<LetterRow>> LettersAsync(string number)
    {
        await using var db = await one.App.NewDbAsync();
        return await db.Set<LetterRow>()
            .AsNoTracking()
            .Where(l => l.CaseNumber == number)
            .OrderBy(l => l.Id)
            .ToListAsync();
    }

    // Its acts done again give the file that is stored.
    private async Task IsRebuiltAsync(string number)
    {
        var cases = one.App.Services.GetRequiredService<CaseService>();
        var reader = new Actor(Role.Secretary, "reader", "Reader");
        Assert.Null((await cases.StateAsOf(number, reader, new DateOnly(2100, 1, 1))).Why);
    }
}
