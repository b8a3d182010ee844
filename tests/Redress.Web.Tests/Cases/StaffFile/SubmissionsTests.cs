using AngleSharp.Dom;
using Bunit;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.FileParts;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.StaffFile;

/// <summary>What the parties say, side by side and turn by turn.</summary>
public sealed class SubmissionsTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    private IRenderedComponent<Submissions> Draw(ACase a) =>
        _drawing.Render<Submissions>(p => p.Add(x => x.Open, Drawing.Open(a, ACase.Secretary)));

    private static string Side(IElement round, Party party) => round.Children[(int)party].TextContent;

    [Fact]
    [Rule("FP-1"), Rule("BC-12")]
    public void Each_stands_on_its_own_side_and_who_speaks_again_begins_a_new_turn()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-02");
        a.Do(a.Consumer, new Comment("The carrier denies it."));
        var rounds = Draw(a).FindAll(".round");
        Assert.Equal(2, rounds.Count);
        Assert.Contains("three weeks late", Side(rounds[0], Party.Complainant), StringComparison.Ordinal);
        Assert.Contains("My money back.", Side(rounds[0], Party.Complainant), StringComparison.Ordinal);
        Assert.Contains("The carrier was late.", Side(rounds[0], Party.Respondent), StringComparison.Ordinal);
        Assert.DoesNotContain("The carrier was late.", Side(rounds[0], Party.Complainant), StringComparison.Ordinal);
        Assert.Contains("The carrier denies it.", Side(rounds[1], Party.Complainant), StringComparison.Ordinal);
        Assert.Empty(Side(rounds[1], Party.Respondent).Trim());
    }

    [Fact]
    [Rule("BC-10")]
    public void What_was_offered_to_settle_is_no_position()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-18");
        a.Do(a.Shop, new Propose("Half of it back, without prejudice", Money.Euro(40)));
        Assert.Contains(a.It.Proposals, p => p.Text.StartsWith("Half", StringComparison.Ordinal));
        Assert.DoesNotContain("without prejudice", Draw(a).Markup, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-12"), Rule("FP-7")]
    public void What_the_member_has_still_to_deliver_is_missing_and_what_came_after_its_term_is_late()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-02-20");
        a.Do(a.Shop, new Respond(Answer: "We are sorry."));
        var drawn = Draw(a).FindAll(".round")[^1];
        Assert.Contains("defence", Side(drawn, Party.Respondent), StringComparison.Ordinal);
        Assert.NotNull(drawn.QuerySelector(".badge-due"));
        Assert.Null(drawn.QuerySelector(".badge-late"));

        var late = ACase.OfBeCommerce().Unanswered("2026-02-20");
        late.Do(late.Shop, new Comment("At last, our view."));
        Assert.Equal(
            late.It.Comments[^1].Late,
            Draw(late).FindAll($"#comment-{late.It.Comments[^1].Id} .badge-late").Count == 1
        );
    }
}
