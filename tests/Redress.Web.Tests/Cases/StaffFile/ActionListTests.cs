using System.Globalization;
using Bunit;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.StaffFile;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.StaffFile;

/// <summary>What may be done now, and what may not be done yet, why, and what mends it.</summary>
public sealed class ActionListTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    private IRenderedComponent<ActionList> Draw(ACase a, Actor reader) => Draw(Drawing.Open(a, reader));

    private IRenderedComponent<ActionList> Draw(OpenCase open) =>
        _drawing.Render<ActionList>(p => p.Add(x => x.Open, open).Add(x => x.Offered, OfferedActs.Of(open)));

    private static string[] Links(IRenderedComponent<ActionList> list, string within) =>
        [.. list.FindAll($"{within} a").Select(a => a.GetAttribute("href")!)];

    private static string To(ACase a, string act) =>
        act == "decide" ? $"/cases/{a.It.Number}/actions/decide" : $"/cases/{a.It.Number}?act={act}";

    [Fact]
    [Rule("FP-1"), Rule("BC-15")]
    public void Closing_the_file_is_held_back_while_a_party_may_comment_and_offered_once_it_has_nothing_to_add()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-02").Do(ACase.Secretary, new DeclareComplete());
        var list = Draw(a, ACase.Secretary);
        Assert.DoesNotContain(To(a, "close-file"), Links(list, "section"));
        var held = list.Find(".held-back").TextContent;
        Assert.Contains("Close the file", held, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("(FP-1)", held, StringComparison.Ordinal);
        Assert.Contains(LocalDay(a.Running(TermKind.Comment, Party.Complainant).Due), held, StringComparison.Ordinal);
        Assert.Contains("Nothing is to be done but wait.", held, StringComparison.Ordinal);
        // The secretary could enter what comes on paper, and the link says so.
        Assert.Equal([To(a, "comment") + "&paper=true"], Links(list, ".held-back"));

        a.Do(a.Consumer, new Comment(NothingToAdd: true));
        list = Draw(a, ACase.Secretary);
        Assert.Contains(To(a, "close-file"), Links(list, ".main-acts"));
        Assert.Empty(list.FindAll(".held-back"));
    }

    [Fact]
    [Rule("BC-29"), Rule("FP-21")]
    public void Closing_is_held_back_while_a_party_does_not_have_the_award_and_leads_to_the_letter_that_did_not_come()
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11")
            .Appealed("2026-05-20")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Referred("2026-06-10")
            .ForumSays("2026-08-03", ForumOutcome.Rejected);
        Assert.DoesNotContain("not served yet", Head(a), StringComparison.Ordinal);
        a.Do(
            Actor.Clock,
            new NoteUndelivered(
                Party.Complainant,
                7,
                "forum-decided",
                "gone@example.org",
                UndeliveredReason.AddressUnknown,
                a.Today,
                a.It.BegunFor(Party.Complainant)
            )
        );
        var list = Draw(a, ACase.Secretary);
        var held = list.Find(".held-back").TextContent;
        Assert.Contains("What the forum said has not reached both parties.", held, StringComparison.Ordinal);
        Assert.Contains("(BC-29)", held, StringComparison.Ordinal);
        Assert.Contains($"{a.It.Named(a.It.Documents[^1])}” did not reach", held, StringComparison.Ordinal);
        Assert.Equal([$"/cases/{a.It.Number}#letters"], Links(list, ".held-back"));
        Assert.Contains("not served yet: 1", Head(a), StringComparison.Ordinal);

        a.Do(ACase.Secretary, new NotePosted(7, a.Today));
        Assert.Empty(Draw(a, ACase.Secretary).FindAll(".held-back"));
        Assert.DoesNotContain("not served yet", Head(a), StringComparison.Ordinal);

        // What staff add then is served on nobody, and asks for nothing.
        a.Adds(ACase.Secretary);
        Assert.DoesNotContain("not served yet", Head(a), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-23")]
    public void What_the_body_owes_is_due_in_the_head_by_its_own_name_and_with_its_new_day()
    {
        var a = ACase.OfBeCommerce();
        Assert.DoesNotContain("the new day is", Head(a), StringComparison.Ordinal);
        var duty = a.It.Duties(a.Rulebook).Single(d => d.Kind == DutyKind.FirstStep);
        a.Advance(duty.Due.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var delay = Assert.Single(a.It.WaitingDuties);
        var chip = _drawing
            .Render<FileHead>(p =>
                p.Add(x => x.Open, Drawing.Open(a, ACase.Secretary)).Add(x => x.Offered, new OfferedActs([], []))
            )
            .FindAll(".term-chip")
            .Single(c => c.TextContent.Contains("the new day is", StringComparison.Ordinal));
        Assert.Contains("First step in the case", chip.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            delay.Until.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en")),
            chip.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("over", chip.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
    }

    private string Head(ACase a)
    {
        var open = Drawing.Open(a, ACase.Secretary);
        return _drawing
            .Render<FileHead>(p => p.Add(x => x.Open, open).Add(x => x.Offered, OfferedActs.Of(open)))
            .Markup;
    }

    [Fact]
    [Rule("FP-1"), Rule("FP-11")]
    public void A_document_that_was_not_served_stands_in_the_way_with_the_form_that_serves_it()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-02").Do(ACase.Secretary, new DeclareComplete());
        Assert.Contains(To(a, "close-file"), Links(Draw(a, ACase.Secretary), ".main-acts"));
        var document = a.Adds(ACase.Secretary);
        var list = Draw(a, ACase.Secretary);
        Assert.DoesNotContain(To(a, "close-file"), Links(list, ".main-acts"));
        Assert.Equal(
            [
                To(a, $"serve&document={document}&party=complainant"),
                To(a, $"serve&document={document}&party=respondent"),
            ],
            Links(list, ".held-back").Order()
        );

        // One that is the body's own hinders nothing.
        var other = ACase.OfBeCommerce().UnderExamination("2026-03-02").Do(ACase.Secretary, new DeclareComplete());
        other.Adds(ACase.Secretary, Domain.Cases.Records.Audience.Internal);
        Assert.Contains(To(other, "close-file"), Links(Draw(other, ACase.Secretary), ".main-acts"));
    }

    [Fact]
    [Rule("BC-17")]
    public void Who_proposed_a_decision_is_told_that_another_confirms_it_and_the_other_can()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-20").Do(ACase.Committee, ACase.Founded);
        var own = Draw(a, ACase.Committee);
        Assert.DoesNotContain(To(a, "confirm-decision"), Links(own, "section"));
        Assert.Contains("Confirm", own.Find(".held-back").TextContent, StringComparison.Ordinal);
        var other = Draw(a, ACase.Committee2);
        Assert.Contains(To(a, "confirm-decision"), Links(other, ".main-acts"));
        Assert.Empty(other.FindAll(".held-back"));
    }

    [Fact]
    [Rule("FP-13")]
    public void What_a_party_sends_on_paper_is_apart_and_nothing_is_done_in_the_past()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-02-20");
        var list = Draw(a, ACase.Secretary);
        Assert.Contains(To(a, "respond") + "&paper=true", Links(list, "details"));
        Assert.DoesNotContain(To(a, "respond"), Links(list, "section"));
        // The complainant has no part in the response; the appeal handler nothing to do yet.
        Assert.DoesNotContain("respond", Draw(a, a.Consumer).Markup, StringComparison.Ordinal);
        Assert.Empty(Draw(a, ACase.Handler).FindAll(".main-acts"));

        var past = Drawing.Open(a, ACase.Secretary).Back(ACase.Day("2026-02-18"), a.It);
        Assert.Empty(Draw(past).Markup.Trim());
    }

    [Fact]
    [Rule("BC-30"), Rule("BC-31")]
    public void Closing_is_not_what_is_next_while_the_member_may_confirm_that_it_stopped_or_no_notice_is_proposed()
    {
        var a = ACase.OfBeCommerce().Final();
        var list = Draw(a, ACase.Secretary);
        Assert.DoesNotContain(To(a, "close"), Links(list, ".main-acts"));
        Assert.Contains(To(a, "close"), Links(list, ".other-acts"));
        a.NoticePublished().Do(a.Shop, new ConfirmStop("It is mended."));
        Assert.Contains(To(a, "close"), Links(Draw(a, ACase.Secretary), ".main-acts"));
    }

    [Fact]
    public void What_is_offered_is_reckoned_once_for_all_parts_of_the_file()
    {
        var open = Drawing.Open(ACase.OfBeCommerce(), ACase.Secretary);
        var offered = new OfferedActs(["assign"], ["assign", "note"]);
        var list = _drawing.Render<ActionList>(p => p.Add(x => x.Open, open).Add(x => x.Offered, offered));
        Assert.Equal([open.FormOf("assign")], Links(list, ".main-acts"));
        Assert.Equal([open.FormOf("note")], Links(list, ".other-acts"));
        var head = _drawing.Render<FileHead>(p => p.Add(x => x.Open, open).Add(x => x.Offered, offered));
        Assert.Equal(open.FormOf("assign"), head.Find("[data-next-act]").GetAttribute("href"));
    }

    [Fact]
    [Rule("FP-12")]
    public void The_challenged_member_is_not_told_to_decide_of_itself()
    {
        var a = ACase.OfBeCommerce();
        a.External = a.External with { Sitting = [ACase.Committee, ACase.Committee2] };
        a.SentToMember("2026-03-02").Do(a.Consumer, new ChallengeMember("committee", "She is the shop's neighbour."));
        string Told(Actor member) => Draw(a, member).Find("section").TextContent;
        Assert.Contains("Decide on an objection", Told(ACase.Committee2), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Decide on an objection", Told(ACase.Committee), StringComparison.OrdinalIgnoreCase);
    }

    private static string LocalDay(DateOnly day) => Redress.Web.Shell.Zones.DayFormatter.Written(day);
}
