using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>Documents by their numbers, and who got which.</summary>
public sealed class ExhibitTests
{
    [Fact]
    [Rule("FP-1")]
    public void Documents_are_numbered_per_side_in_the_order_in_which_they_came()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        a.Do(a.Consumer, Document("a"))
            .Do(a.Shop, Document("b"))
            .Do(ACase.Secretary, Document("c"))
            .Do(a.Consumer, Document("d"))
            .Do(ACase.Secretary, Document("e", Audience.Internal))
            .Do(ACase.Secretary, Document("f"));
        Assert.Equal(["A1", "B1", "C1", "A2", "X1", "C2"], a.It.Documents.Select(d => a.It.ExhibitOf(d.Id)));
        Assert.Equal("", a.It.ExhibitOf("nothing"));
        Assert.Equal("A1 a.pdf", a.It.Named(a.It.Document("a")!));
    }

    [Fact]
    [Rule("FP-13")]
    public void A_paper_that_the_body_scanned_keeps_its_number_when_it_is_found_to_be_a_partys()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        a.Do(ACase.Secretary, Document("scan")).Do(ACase.Secretary, Document("other")).Do(a.Consumer, Document("own"));
        Assert.Null(a.Try(ACase.Secretary, new Comment("By post.", ["scan"]), Party.Complainant));
        Assert.Equal(Party.Complainant, a.It.Document("scan")!.By);
        Assert.Equal(["C1", "C2", "A1"], a.It.Documents.Select(d => a.It.ExhibitOf(d.Id)));
    }

    [Fact]
    [Rule("FP-1"), Rule("FP-11")]
    public void What_the_guard_calls_missing_is_what_the_matrix_shows_as_open()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        a.Do(ACase.Secretary, Document("c")).Do(ACase.Secretary, Document("x", Audience.Internal));
        var o = new ActContext(new Act(ACase.Secretary, a.Now), a.Rulebook, ExternalFacts.None);
        var matrix = a.It.ServiceMatrix(o);
        Assert.Equal(
            a.It.MissingHearings(o).Select(m => m.ToString()).Order(),
            matrix.SelectMany(r => r.Parties).SelectMany(p => p.Obstacles).Select(m => m.ToString()).Order()
        );
        Assert.Equal(3, matrix.Sum(r => r.Parties.Sum(p => p.Obstacles.Count)));
        Assert.DoesNotContain(matrix, r => r.What == "x");
        var defence = matrix.Single(r => r.What == "defence").Parties.Single();
        Assert.Equal(
            (Party.Complainant, ACase.Day("2026-03-10"), null),
            (defence.Party, defence.Served!.Sent, defence.CommentedOn)
        );
        Assert.Equal(a.It.Terms.Last(t => t.Kind == Redress.Domain.Terms.TermKind.Comment).Id, defence.Term!.Id);

        a.Do(a.Consumer, new Comment("It was late."), "2026-03-12");
        Assert.Equal(
            ACase.Day("2026-03-12"),
            a.It.ServiceMatrix(o).Single(r => r.What == "defence").Parties.Single().CommentedOn
        );
    }

    private static AddDocument Document(string id, Audience audience = Audience.Parties) =>
        new(id, $"{id}.pdf", "application/pdf", 10, new string('0', 64), audience);
}
