using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Decisions;

/// <summary>What reasons rest on is in the file, at that page, and both parties have it.</summary>
public sealed class ExhibitCitationTests
{
    private static readonly Dictionary<string, int> NoPages = [];

    [Theory]
    [InlineData("[A3]", "A3", 0, 0)]
    [InlineData("It follows [b12, p. 2], as said.", "B12", 2, 2)]
    [InlineData("[C1, blz. 4]", "C1", 4, 4)]
    [InlineData("[C1,p.4]", "C1", 4, 4)]
    [InlineData("[A1, pp. 2-4]", "A1", 2, 4)]
    [InlineData("[A1, P. 2 – 4]", "A1", 2, 4)]
    public void What_stands_in_brackets_and_begins_with_the_number_of_an_exhibit_is_a_citation(
        string text,
        string exhibit,
        int first,
        int last
    )
    {
        var cited = Assert.Single(ExhibitCitation.In(text));
        Assert.True(cited.IsReadable);
        Assert.Equal(exhibit, cited.Exhibit);
        Assert.Equal(first == 0 ? null : (first, last), cited.Pages);
        Assert.Equal(cited.Text, text.Substring(cited.At, cited.Text.Length));
    }

    [Theory]
    [InlineData("[A3, page two]")]
    [InlineData("[A3, p. 0]")]
    [InlineData("[A3, p. 4-2]")]
    [InlineData("[A3 and B2]")]
    [InlineData("[A3; B2]")]
    public void A_place_that_nobody_can_follow_is_told(string text) =>
        Assert.False(Assert.Single(ExhibitCitation.In(text)).IsReadable);

    [Theory]
    [InlineData("")]
    [InlineData("A3, p. 2")]
    [InlineData("[A0]")]
    [InlineData("[D1]")]
    [InlineData("[A4-sized]")]
    [InlineData("[B2B]")]
    [InlineData("[sic] and […]")]
    public void Other_brackets_are_words(string text) => Assert.Empty(ExhibitCitation.In(text));

    private static ACase WithExhibits()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-02-20");
        a.Do(a.Shop, Document("reply"))
            .Do(a.Shop, new Respond("We are sorry.", "The carrier was late.", Documents: ["reply"]))
            .Do(ACase.Secretary, Document("note", Audience.Internal))
            .InDeliberation("2026-03-16");
        a.External = a.External with { Pages = new Dictionary<string, int> { ["reply"] = 2 } };
        return a;
    }

    [Theory]
    [InlineData("[B1, p. 3]", FieldReason.CitedPageMissing, "BC-17")]
    [InlineData("[B1, p. 1-3]", FieldReason.CitedPageMissing, "BC-17")]
    [InlineData("[B2]", FieldReason.CitedExhibitUnknown, "BC-17")]
    [InlineData("[B1, page 1]", FieldReason.CitationUnreadable, "BC-17")]
    [InlineData("[X1]", FieldReason.CitedExhibitInternal, "BC-16")]
    [Rule("BC-17"), Rule("BC-16")]
    public void Reasons_that_rest_on_what_is_not_there_are_refused_and_the_place_is_named(
        string cited,
        FieldReason reason,
        string rule
    )
    {
        var a = WithExhibits();
        var no = a.Invalid(ACase.Committee, ACase.Founded with { Reasons = $"See [B1] and {cited}." }, "reasons", rule);
        Assert.Equal((reason, cited), (no.Reason, no.Values[0]));
        a.Do(ACase.Committee, ACase.Founded with { Reasons = "See [B1] and [B1, p. 2]." });
    }

    [Fact]
    [Rule("FP-7")]
    public void What_came_too_late_and_was_not_admitted_is_not_cited()
    {
        var a = WithExhibits();
        a.Do(a.Shop, Document("late"), "2026-03-17");
        a.Invalid(ACase.Committee, ACase.Founded with { Reasons = "See [B2]." }, "reasons", "FP-7");
    }

    [Fact]
    [Rule("BC-17")]
    public void A_correction_answers_for_what_it_cites_anew_alone()
    {
        var a = WithExhibits();
        a.External = a.External with { Pages = null };
        // Judged before citations were looked at.
        a.Do(ACase.Committee, ACase.Founded with { Reasons = "See [B9]." })
            .Do(ACase.Committee2, new ConfirmDecision())
            .Do(ACase.Secretary, new Notify(a.Today, "RR-1"));
        a.External = a.External with { Pages = NoPages };
        var slip = new CorrectDecision("A slip.", "See [B9] again, and [B8].");
        Assert.Equal("[B8]", a.Invalid(ACase.Secretary, slip, "reasons", "BC-17").Values[0]);
        a.Do(ACase.Secretary, slip with { Reasons = "See [B9] again." });
    }

    private static AddDocument Document(string id, Audience audience = Audience.Parties) =>
        new(id, $"{id}.pdf", "application/pdf", 10, "00", audience);
}
