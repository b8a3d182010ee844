using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Letters;
using Redress.Web.Letters.Postal;
using Redress.Web.Scheduling;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters;

/// <summary>FP-11, FP-21: what a mail server refuses for good is on the case, a task, and told to nobody.</summary>
public sealed class UndeliveredLetterTests() : OutboxFixture(TestStore.NewAsync)
{
    private const string Wrong = "ada@exampel.org";
    private const string Right = "ada@example.org";
    private static readonly Actor Secretary = new(Role.Secretary, "s", "S");

    private GivenUpLetters GivenUp => _app.Services.GetRequiredService<GivenUpLetters>();

    private async Task<Case> Asked(string answer = "550 5.1.1 No such user")
    {
        var c = await File(Wrong, "en");
        await Send();
        _server.Answers[Wrong] = answer;
        Assert.Null((await Cases.Do(c.Number, Secretary, new RequestInformation(["The invoice"]))).Refusal);
        await Send();
        return c;
    }

    private async Task<Case> Now(Case c) => (await Cases.Find(c.Number, Secretary))!;

    private static Term Supply(Case c) => c.Terms.Single(t => t.Kind == TermKind.Supply);

    private async Task<LetterRow> Letter() => (await Letters()).Single(l => l.Template == "information-requested");

    [Fact]
    [Rule("FP-21")]
    public async Task The_case_is_told_once_and_its_term_stands_still_until_the_letter_went_to_the_right_address()
    {
        var c = await Asked();
        Assert.Equal(
            (LetterState.Failed, nameof(UndeliveredReason.AddressUnknown)),
            ((await Letter()).State, (await Letter()).GivenUp)
        );
        Assert.Equal(1, await GivenUp.Note());
        Assert.Equal(0, await GivenUp.Note());
        Assert.Null((await Letter()).GivenUp);

        var noted = Assert.Single((await Now(c)).Undelivered);
        Assert.Equal(
            (Wrong, UndeliveredReason.AddressUnknown, Party.Complainant),
            (noted.Email, noted.Reason, noted.Party)
        );
        Assert.Equal([Supply(await Now(c)).Id], noted.Begun);
        Assert.Equal(TermState.Stopped, Supply(await Now(c)).State);
        await Clock("P30D");
        Assert.Equal((CaseState.Incomplete, TermState.Stopped), ((await Now(c)).State, Supply(await Now(c)).State));

        Assert.Null((await Cases.Do(c.Number, Secretary, new CorrectDetails(Party.Complainant, Email: Right))).Refusal);
        Assert.Equal((LetterState.Pending, Right), ((await Letter()).State, (await Letter()).Email));
        await Send();
        Assert.Equal(LetterState.Sent, (await Letter()).State);
        Assert.Contains(_server.Messages, m => m.To.Mailboxes.Single().Address == Right);
        Assert.Equal(TermState.Running, Supply(await Now(c)).State);
        Assert.DoesNotContain((await Now(c)).Duties(Cases.RulebookOf(c)), d => d.Kind == DutyKind.UndeliveredLetter);
    }

    [Fact]
    [Rule("FP-21")]
    public async Task What_fails_again_is_a_task_again_and_what_is_no_address_is_said_so()
    {
        var c = await Asked("451 mailbox full");
        for (var i = 0; i < 9; i++)
        {
            await Clock("PT6H");
            await Send();
        }

        await GivenUp.Note();
        Assert.Equal(UndeliveredReason.NeverTaken, Assert.Single((await Now(c)).Undelivered).Reason);
        await Cases.Do(c.Number, Secretary, new CorrectDetails(Party.Complainant, Email: Wrong));
        _server.Answers[Wrong] = "550 gone";
        await Send();
        await GivenUp.Note();
        var again = Assert.Single((await Now(c)).Undelivered);
        Assert.Equal((UndeliveredReason.AddressUnknown, true), (again.Reason, again.Open));
        Assert.Equal(TermState.Stopped, Supply(await Now(c)).State);
    }

    [Fact]
    [Rule("FP-11")]
    public async Task Whoever_opens_the_case_in_the_portal_is_told_by_it()
    {
        var c = await Asked();
        await GivenUp.Note();
        var ada = new Actor(Role.Complainant, CaseView.ComplainantId(c.Number), "Ada Peeters");
        Assert.Equal(TermState.Stopped, Supply(await Now(c)).State);
        var seen = (await Cases.Find(c.Number, ada))!;
        Assert.Equal(TermState.Running, Supply(seen).State);
        Assert.NotNull(Assert.Single((await Now(c)).Undelivered).OpenedOn);
        var version = (await Now(c)).Version;
        await Cases.Find(c.Number, ada);
        Assert.Equal(version, (await Now(c)).Version);
    }

    [Fact]
    [Rule("FP-21")]
    public async Task A_letter_that_is_posted_instead_closes_the_task_also_before_the_case_was_told()
    {
        var c = await Asked();
        await GivenUp.Note();
        var queue = _app.Services.GetRequiredService<PostalQueue>();
        var posted = new PostedLetter((await Letter()).Id, new DateOnly(2026, 3, 2), "Straat 1");
        Assert.Null(await queue.MarkPosted(posted, Secretary, default));
        Assert.Equal(PostingProblem.Gone, await queue.MarkPosted(posted, Secretary, default));
        Assert.Equal(
            (LetterState.Posted, Redelivery.Posted),
            ((await Letter()).State, Assert.Single((await Now(c)).Undelivered).By)
        );
        Assert.Equal(TermState.Running, Supply(await Now(c)).State);

        var other = await File("bob@exampel.org", "en");
        _server.Answers["bob@exampel.org"] = "550 no";
        await Send();
        var receipt = (await Letters()).Single(l => l.CaseNumber == other.Number);
        Assert.Null(await queue.MarkPosted(new(receipt.Id, new DateOnly(2026, 3, 2), "Straat 2"), Secretary, default));
        Assert.Equal(0, await GivenUp.Note());
        Assert.Empty((await Now(other)).Undelivered);
    }

    [Fact]
    [Rule("FP-21")]
    public async Task The_secretary_sees_it_on_the_case_in_the_list_and_by_the_api_and_a_party_does_not()
    {
        var c = await Asked();
        await GivenUp.Note();
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var secretary = new Person(client);
        Assert.True(await secretary.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var page = await secretary.GetAsync($"/cases/{c.Number}");
        Assert.Contains($"Not delivered to {Wrong}", page, StringComparison.Ordinal);
        Assert.Contains("says that this address does not exist", page, StringComparison.Ordinal);
        Assert.Contains("letter not delivered", await secretary.GetAsync("/cases"), StringComparison.Ordinal);
        var office = await new Office(_app).PersonAsync("secretary");
        var told = await office.GetStringAsync($"/api/v1/cases/{c.Number}");
        Assert.Contains("\"undelivered\":[{\"id\":\"u", told, StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"addressUnknown\"", told, StringComparison.Ordinal);
        await using var db = await Database();
        Assert.Equal(
            new DateOnly(2026, 3, 2),
            await db.Set<CaseRow>().Where(r => r.Number == c.Number).Select(r => r.UndeliveredSince).SingleAsync()
        );
    }

    private const string Strange = "info@vreemd.example";
    private static readonly SetRespondent ToAnother = new(
        Name: "Andere Winkel",
        Website: "https://andere.example",
        Email: "info@andere.example",
        Reason: "The invoice names another."
    );

    private async Task<LetterRow> Invitation(Case c) =>
        (await Letters()).Single(l => l.CaseNumber == c.Number && l.Template == "mediation-invited");

    // Nothing of what went wrong is told of who is the respondent now, nor asked of anybody.
    private async Task IsDropped(Case c)
    {
        var letter = await Invitation(c);
        Assert.Equal(
            (LetterState.Dropped, null, "formerrespondent", null),
            (letter.State, letter.GivenUp, letter.To, letter.Claim)
        );
        Assert.Equal(0, await GivenUp.Note());
        var now = await Now(c);
        Assert.Empty(now.Undelivered);
        Assert.DoesNotContain(now.Duties(Cases.RulebookOf(c)), d => d.Kind == DutyKind.UndeliveredLetter);
        await using var db = await Database();
        Assert.Null(
            await db.Set<CaseRow>().Where(r => r.Number == c.Number).Select(r => r.UndeliveredSince).SingleAsync()
        );
        Assert.Null((await Cases.StateAsOf(c.Number, Secretary, new DateOnly(2100, 1, 1))).Why);
    }

    [Theory]
    [Rule("FP-21")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_failed_for_a_respondent_that_is_corrected_is_no_task_any_more_also_before_the_case_was_told(
        bool wasTold
    )
    {
        _server.Answers[Strange] = "550 5.1.1 No such user";
        var c = await Mediated();
        await Send();
        Assert.Equal(nameof(UndeliveredReason.AddressUnknown), (await Invitation(c)).GivenUp);
        Assert.Equal(wasTold ? 1 : 0, wasTold ? await GivenUp.Note() : 0);
        Assert.Null((await Cases.Do(c.Number, Secretary, ToAnother)).Refusal);
        await IsDropped(c);
        Assert.Equal(
            wasTold ? [Strange] : [],
            Assert.Single((await Now(c)).FormerRespondents).Undelivered.Select(u => u.Email)
        );
        await using var db = await Database();
        Assert.Empty(await db.Set<AddressLinkRow>().Where(l => l.Holder == "respondent").ToListAsync());
    }

    [Fact]
    [Rule("FP-21")]
    public async Task Nor_is_what_fails_while_the_respondent_is_corrected()
    {
        var c = await Mediated();
        _server.Answers[Strange] = "550 5.1.1 No such user";
        var corrected = false;
        _server.WhileAsked = async to =>
        {
            if (to == Strange)
            {
                corrected = true;
                Assert.Null((await Cases.Do(c.Number, Secretary, ToAnother)).Refusal);
            }
        };
        await Send();
        Assert.True(corrected);
        await IsDropped(c);
    }

    [Fact]
    [Rule("FP-21")]
    public async Task What_was_given_up_is_noted_of_a_letter_to_a_party_that_failed_and_of_no_other()
    {
        var c = await Asked();
        async Task<int> NotedAsync(string to, string state)
        {
            await using var db = await Database();
            await db.Set<LetterRow>()
                .Where(l => l.Template == "information-requested")
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.To, to).SetProperty(x => x.State, state));
            return await GivenUp.Note();
        }

        Assert.Equal(0, await NotedAsync("formerrespondent", LetterState.Failed));
        Assert.Equal(0, await NotedAsync("registrar", LetterState.Failed));
        Assert.Equal(0, await NotedAsync("complainant", LetterState.Dropped));
        Assert.Equal(0, await NotedAsync("complainant", LetterState.Sent));
        Assert.Empty((await Now(c)).Undelivered);
        Assert.Equal(1, await NotedAsync("complainant", LetterState.Failed));
    }

    [Fact]
    [Rule("ST-2")]
    public async Task The_file_as_it_stood_knows_what_was_not_delivered()
    {
        var c = await Asked();
        await GivenUp.Note();
        await Clock("P3D");
        await Cases.Do(c.Number, Secretary, new CorrectDetails(Party.Complainant, Email: Right));
        var then = (await Cases.StateAsOf(c.Number, Secretary, new DateOnly(2026, 3, 2))).Case!;
        Assert.True(Assert.Single(then.Undelivered).Open);
        Assert.Equal(TermState.Stopped, Supply(then).State);
    }
}
