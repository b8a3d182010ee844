using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.PartyFile;
using Redress.Web.Cases.Queries;
using Redress.Web.Cases.StaffFile;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.StaffFile;

/// <summary>One real journal as the body reads it, and as each party does.</summary>
public sealed class TimelineTests(OneApp one) : IClassFixture<OneApp>, IAsyncLifetime
{
    private static readonly Actor Secretary = new(Role.Secretary, "reader", "Reader");
    private static readonly Actor Shop = new(Role.Respondent, "shop-user", "Shop") { MemberId = "demo-shop" };
    private readonly Drawing _drawing = new(one.App);
    private string _number = "";

    // Told on and inside the body, each by another act.
    public async Task InitializeAsync()
    {
        var office = new Office(one.App);
        (_number, _) = await office.SentAsync();
        await office.DoAsync("secretary", _number, "note", new { text = "Third time this month." });
        await office.DoAsync("secretary", _number, "assign", new { to = "secretary2@demo.example" });
        await office.UploadAsync("secretary", _number, "memo.pdf", Stages.Pdf, "internal");
        await office.UploadAsync("secretary", _number, "report.pdf", Stages.Pdf);
        await office.DoAsync(
            "secretary",
            _number,
            "extend-term",
            new
            {
                term = "response",
                days = 3,
                reason = "The shop moves house.",
            }
        );
        await office.DoAsync("shop", _number, "respond", new { answer = "Het spijt ons.", defence = "Geleverd." });
    }

    public Task DisposeAsync()
    {
        _drawing.Dispose();
        return Task.CompletedTask;
    }

    private Actor Consumer => new(Role.Complainant, CaseView.ComplainantId(_number), "Jan");

    private async Task<OpenCase> OpenAsync(Actor reader)
    {
        var services = one.App.Services;
        var cases = services.GetRequiredService<CaseService>();
        var c = (await cases.Find(_number, reader))!;
        var (rulebook, now) = (cases.RulebookOf(c), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var (permitted, blocked) = CaseMachine.ActionsFor(c, reader, now, rulebook);
        var journal = await services.GetRequiredService<JournalQueries>().Lines(c, reader);
        return new OpenCase(c, reader, rulebook, now, $"/cases/{_number}", permitted, blocked, journal, []);
    }

    [Fact]
    [Rule("ST-2"), Rule("FP-9")]
    public async Task The_body_reads_every_entry_the_latest_first_with_who_did_it_by_which_rule_and_why()
    {
        var open = await OpenAsync(Secretary);
        var drawn = _drawing.Render<Timeline>(p => p.Add(x => x.Open, open));
        Assert.Equal(
            open.Journal.Select(l => $"entry-{l.Sequence}").Reverse(),
            drawn.FindAll(".timeline li").Select(li => li.Id)
        );
        string Entry(string action) =>
            drawn.Find($"#entry-{open.Journal.Single(l => l.Action == action).Sequence}").TextContent;
        var words = one.App.Services.GetRequiredService<CaseFormatter>();
        Assert.Contains(
            $"{words.Word("state", CaseState.Registered)} → {words.Word("state", CaseState.SentToMember)}",
            Entry("send-to-member"),
            StringComparison.Ordinal
        );
        Assert.Contains("FP-8", Entry("extend-term"), StringComparison.Ordinal);
        Assert.Contains("The shop moves house.", Entry("extend-term"), StringComparison.Ordinal);
        Assert.Contains("BC-12", Entry("respond"), StringComparison.Ordinal);
        Assert.NotEmpty(Entry("note"));
        Assert.Equal(2, open.Journal.Count(l => l.Action == "add-document"));
    }

    [Fact]
    [Rule("FP-1")]
    public async Task Whose_entries_are_asked_for_are_shown_and_on_paper_all_of_them()
    {
        var open = await OpenAsync(Secretary);
        var drawn = _drawing.Render<Timeline>(p => p.Add(x => x.Open, open).Add(x => x.Show, "respondent"));
        Assert.Equal(
            open.Journal.Where(l => l.Role == "respondent").Select(l => $"entry-{l.Sequence}"),
            drawn.FindAll(".timeline li:not(.print-only)").Select(li => li.Id)
        );
        Assert.Equal(open.Journal.Count, drawn.FindAll(".timeline li").Count);
        Assert.Equal($"{open.Base}?show=respondent#timeline", drawn.Find("[aria-current]").GetAttribute("href"));
        Assert.Equal(
            open.Journal.Count,
            drawn.FindAll(".timeline-filter .count").Skip(1).Sum(count => int.Parse(count.TextContent))
        );
        // What is no group shows all.
        var all = _drawing.Render<Timeline>(p => p.Add(x => x.Open, open).Add(x => x.Show, "nobody"));
        Assert.Empty(all.FindAll(".timeline .print-only"));
    }

    [Fact]
    [Rule("BC-16")]
    public async Task A_party_is_told_of_the_procedure_and_of_nothing_inside_the_body()
    {
        var all = (await OpenAsync(Secretary)).Journal;
        foreach (var party in new[] { Consumer, Shop })
        {
            var open = await OpenAsync(party);
            var drawn = _drawing.Render<PartyTimeline>(p => p.Add(x => x.Open, open));
            Assert.Equal(all.Count - 3, drawn.FindAll(".timeline li").Count);
            Assert.DoesNotContain("note", open.Journal.Select(l => l.Action));
            Assert.DoesNotContain("assign", open.Journal.Select(l => l.Action));
            // The document for the parties, and not the one of the body.
            Assert.Single(open.Journal, l => l.Action == "add-document");
            Assert.DoesNotContain("The shop moves house.", drawn.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("secretary2", drawn.Markup, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    [Rule("BC-16")]
    public async Task The_same_act_is_told_to_who_did_it_as_its_own_and_to_the_other_as_the_others()
    {
        var (byShop, byConsumer) = (await OpenAsync(Shop), await OpenAsync(Consumer));
        var own = _drawing.Render<PartyTimeline>(p => p.Add(x => x.Open, byShop));
        var other = _drawing.Render<PartyTimeline>(p => p.Add(x => x.Open, byConsumer));
        string Latest(IRenderedComponent<PartyTimeline> t) => t.Find(".timeline li p").TextContent;
        Assert.StartsWith("You", Latest(own), StringComparison.Ordinal);
        Assert.DoesNotContain("You ", Latest(other), StringComparison.Ordinal);
    }
}
