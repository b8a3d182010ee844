using Bunit;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.DecisionEditor.Drafting;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.StaffFile;
using Redress.Web.Notices;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;
using Redress.Web.Worklist.Peek;

namespace Redress.Web.Tests.Worklist;

/// <summary>What several desks share, drawn by itself.</summary>
public sealed class DeskPartsTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact]
    [Rule("FP-23")]
    public void A_duty_whose_day_went_by_stands_in_the_lists_by_its_own_name()
    {
        var a = ACase.OfBeCommerce("2026-02-16T18:00");
        a.It.Addresses[0] = a.It.Addresses[0] with { ConfirmedAt = null };
        a.Advance("2026-02-23T07:01");
        var row = new CaseRow();
        CaseProjection.WriteColumns(row, a.It);
        Assert.Equal("AddressToConfirm", row.NextDueKind);
    }

    [Fact]
    [Rule("FP-9")]
    public void A_preview_tells_why_each_day_is_its_day_and_leads_to_the_acts_and_back_to_its_list()
    {
        using var drawing = new Drawing(one.App);
        var peek = new CasePeek("BC-2026-000007", 3, CaseState.Mediation, "Jan – Shop")
        {
            Terms =
            [
                new PeekTerm("Answer", new DateOnly(2026, 5, 18), "badge-due", "2 days left", "Ten working days."),
            ],
            Next = ["close", "decide"],
        };
        var pane = drawing.Render<PeekPane>(p =>
            p.Add(x => x.Case, peek).Add(x => x.Close, "/upcoming?what=lapse").AddChildContent("<b>to confirm</b>")
        );
        Assert.Equal("Ten working days.", pane.Find("details.why p").TextContent);
        Assert.Contains("Answer, 18 May 2026", pane.Find("details.why summary").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["/cases/BC-2026-000007?act=close", "/cases/BC-2026-000007/actions/decide"],
            pane.FindAll("a.button:not(.plain)").Select(a => a.GetAttribute("href"))
        );
        // One act comes next, and a key leads there.
        Assert.Single(pane.FindAll("[data-next-act]"));
        Assert.Equal("/upcoming?what=lapse", pane.Find("[data-peek-close]").GetAttribute("href"));
        Assert.Equal("to confirm", pane.Find("b").TextContent);
        Assert.NotEmpty(pane.FindAll(".state-mark.runs svg"));
    }

    [Fact]
    public void Every_state_has_a_shape_of_its_own_so_that_it_is_told_without_its_colour() =>
        Assert.Distinct(Enum.GetValues<CaseState>().Select(state => StateMark.Drawn(state).Value));

    [Fact]
    [Rule("BC-31")]
    public void A_notice_is_one_line_with_its_case_only_where_that_is_given()
    {
        using var drawing = new Drawing(one.App);
        PublicNotice[] notices = [Notice("BC-N-2026-0001"), Notice("BC-N-2026-0002")];
        var table = drawing.Render<NoticeTable>(p =>
            p.Add(x => x.Notices, notices)
                .Add(x => x.Cases, new Dictionary<string, string> { ["BC-N-2026-0002"] = "BC-2026-000009" })
        );
        Assert.Equal(
            ["BC-N-2026-0001", "BC-N-2026-0002"],
            table.FindAll("tr[data-row] [data-open]").Select(a => a.TextContent)
        );
        Assert.Equal("/cases/BC-2026-000009", table.Find("a[href^='/cases/']").GetAttribute("href"));
    }

    [Fact]
    [Rule("BC-15")]
    public void Votes_are_drawn_once_at_the_session_and_beside_the_decision()
    {
        using var drawing = new Drawing(one.App);
        var table = drawing.Render<VoteTable>(p =>
            p.Add(x => x.Case, ACase.OfBeCommerce().It)
                .Add(x => x.Drafts, [(1, 2)])
                .Add(x => x.Votes, [(1, "c", "Clara", "for", 1), (1, "d", "Dirk", "against", 2)])
                .Add(x => x.Base, "/cases/N/deliberation")
                .Add(x => x.NewTab, true)
        );
        Assert.Equal("_blank", table.Find("thead a").GetAttribute("target"));
        Assert.Contains("on version 1", Row("Clara"), StringComparison.Ordinal);
        Assert.DoesNotContain("on version", Row("Dirk"), StringComparison.Ordinal);
        Assert.Equal("1 for, 1 against, 0 abstain", table.Find("tfoot td").TextContent.Trim());

        string Row(string name) =>
            table.FindAll("tbody tr").Single(r => r.TextContent.Contains(name, StringComparison.Ordinal)).TextContent;
    }

    [Fact]
    [Rule("FP-20"), Rule("BC-30")]
    public void Wherever_acts_are_offered_they_are_the_same_and_none_that_is_begun_elsewhere()
    {
        var a = ACase.OfBeCommerce().Final();
        var open = Drawing.Open(a, ACase.Secretary);
        var offered = OfferedActs.Of(open);
        Assert.DoesNotContain("record-sanction-step", offered.All);
        Assert.DoesNotContain("enter-message-as-act", offered.All);
        Assert.Subset(offered.All.ToHashSet(StringComparer.Ordinal), offered.Next.ToHashSet(StringComparer.Ordinal));
        using var drawing = new Drawing(one.App);
        var list = drawing.Render<ActionList>(p => p.Add(x => x.Open, open).Add(x => x.Offered, offered));
        Assert.Equal(
            offered.All.Order(StringComparer.Ordinal),
            list.FindAll("a[href*='?act=']:not([href*='paper=']), a[href*='/actions/']")
                .Select(x => x.GetAttribute("href")!.Split("act=")[^1].Split('/')[^1])
                .Order(StringComparer.Ordinal)
        );
    }

    private static PublicNotice Notice(string reference) =>
        new(
            reference,
            "becommerce",
            "nl",
            NoticeState.Published,
            new DateOnly(2026, 5, 4),
            Outcome.Founded,
            "2026-01",
            ["2.2.2"],
            [SanctionKind.Reprimand],
            Appealed: false,
            "Tekst.",
            [],
            DateTimeOffset.UnixEpoch
        );
}
