using Bunit;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Tests.Support;
using Page = Redress.Web.Cases.PartyFile.PartyFile;

namespace Redress.Web.Tests.Cases.PartyFile;

/// <summary>What a party's page shows at once, and what it folds: once it is told what was decided, all that led to it (FP-22).</summary>
public sealed class FoldTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    private static readonly string[] WhatLedToIt =
    [
        "What each party says",
        "What happened so far",
        "Documents",
        "Your details",
        "Messages",
    ];

    private static readonly Decide Conditional = ACase.Founded with
    {
        Sanctions =
        [
            new ProposedSanction(
                SanctionKind.Fine,
                Money.Euro(2500),
                Enforceable: Enforceability.Conditional,
                Condition: "delivering late again",
                ConditionUntil: ACase.Day("2027-05-31")
            ),
        ],
    };

    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    private IRenderedComponent<Page> Draw(ACase a, Actor reader) =>
        _drawing.Render<Page>(p => p.Add(x => x.Open, Drawing.Open(a, reader)));

    private Dictionary<string, (bool Open, string Note)> Folds(ACase a, Actor reader) =>
        Draw(a, reader)
            .FindAll("details.fold")
            .ToDictionary(
                fold => fold.QuerySelector("summary h2")!.TextContent,
                fold => (fold.HasAttribute("open"), fold.QuerySelector("summary .hint")?.TextContent.Trim() ?? "")
            );

    [Fact]
    [Rule("FP-22"), Rule("BC-16")]
    public void Until_a_party_is_told_what_was_decided_nothing_is_folded_and_no_word_of_it_is_shown()
    {
        var a = ACase.OfBeCommerce().Decided("2026-05-11");
        Assert.All(Folds(a, a.Consumer), fold => Assert.True(fold.Value.Open, fold.Key));
        Assert.DoesNotContain("The parcel was late", Draw(a, a.Consumer).Markup, StringComparison.Ordinal);

        a.Notified("2026-05-12");
        var folds = Folds(a, a.Consumer);
        Assert.All(WhatLedToIt, title => Assert.False(folds[title].Open, title));
        Assert.Contains("The parcel was late", Draw(a, a.Consumer).Markup, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-22"), Rule("FP-20")]
    public void What_was_written_to_a_party_in_the_last_fortnight_is_open_and_what_waits_of_its_own_is_counted()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        a.Do(a.Consumer, new Message(MessageTo.Secretary, Text: "How long?"), "2026-05-18");
        Assert.Equal((false, "1 not answered yet"), Folds(a, a.Consumer)["Messages"]);

        a.Do(ACase.Secretary, new Message(Party: Party.Complainant, Text: "Not long."), "2026-05-19");
        Assert.Equal((true, "2 in all"), Folds(a, a.Consumer)["Messages"]);
        Assert.Equal((false, ""), Folds(a, a.Shop)["Messages"]);

        a.Advance("2026-06-03");
        Assert.False(Folds(a, a.Consumer)["Messages"].Open);
    }

    [Fact]
    [Rule("FP-22"), Rule("BC-19")]
    public void Where_a_party_is_asked_for_its_comment_after_the_decision_what_it_is_on_is_open()
    {
        var a = ACase.OfBeCommerce().Final(decision: Conditional).Advance("2026-07-06");
        Assert.False(Folds(a, a.Shop)["What each party says"].Open);
        a.Do(ACase.Secretary, new Serve(a.Adds(ACase.Secretary)));
        Assert.True(a.Runs(TermKind.Comment, Party.Respondent));
        Assert.True(Folds(a, a.Shop)["What each party says"].Open);
        Assert.False(Folds(a, a.Consumer)["What each party says"].Open);
    }

    [Fact]
    [Rule("FP-22"), Rule("FP-5")]
    public void What_was_agreed_stays_open_when_all_else_is_folded()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-03-02").Settles();
        var folds = Folds(a, a.Consumer);
        Assert.True(folds["Proposals"].Open);
        Assert.All(WhatLedToIt, title => Assert.False(folds[title].Open, title));
    }

    [Fact]
    [Rule("FP-22"), Rule("FP-21")]
    public void That_an_address_is_not_confirmed_is_said_on_the_fold()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        Assert.Equal("", Folds(a, a.Consumer)["Your details"].Note);
        a.Do(a.Consumer, new CorrectDetails(Email: "ann@elsewhere.example"), "2026-05-12");
        Assert.Equal("Address not confirmed", Folds(a, a.Consumer)["Your details"].Note);
        Assert.Equal("", Folds(a, a.Shop)["Your details"].Note);
    }
}
