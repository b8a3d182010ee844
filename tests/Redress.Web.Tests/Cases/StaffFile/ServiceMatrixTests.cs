using AngleSharp.Dom;
using Bunit;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Shell.Zones;
using Redress.Web.Tests.Support;
using Matrix = Redress.Web.Cases.StaffFile.ServiceMatrix;

namespace Redress.Web.Tests.Cases.StaffFile;

/// <summary>Who was served with what, and who may still say something about it.</summary>
public sealed class ServiceMatrixTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    private IRenderedComponent<Matrix> Draw(ACase a) =>
        _drawing.Render<Matrix>(p => p.Add(x => x.Open, Drawing.Open(a, ACase.Secretary)));

    // The cells of the document's row: of the complainant, of the respondent.
    private static IElement[] Cells(IRenderedComponent<Matrix> matrix, ACase a, string document) =>
        [
            .. matrix
                .FindAll("tbody tr")
                .Single(r => r.QuerySelector($"a[href='/cases/{a.It.Number}/exhibits/{document}']") is not null)
                .QuerySelectorAll("td"),
        ];

    [Fact]
    [Rule("FP-1"), Rule("FP-11")]
    public void A_document_is_open_until_it_is_served_then_until_its_term_and_then_ticked()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-02");
        Assert.Contains("notice-box ok", Draw(a).Markup, StringComparison.Ordinal);
        var document = a.Adds(ACase.Secretary);

        var unserved = Cells(Draw(a), a, document);
        Assert.All(unserved, cell => Assert.Contains("open", cell.ClassList));
        Assert.Equal(
            [
                $"/cases/{a.It.Number}?act=serve&document={document}&party=complainant",
                $"/cases/{a.It.Number}?act=serve&document={document}&party=respondent",
            ],
            unserved.Select(c => c.QuerySelector("a")!.GetAttribute("href"))
        );
        Assert.Contains("2", Draw(a).Find(".notice-box.due").TextContent, StringComparison.Ordinal);

        a.Do(ACase.Secretary, new Serve(document, Party.Respondent));
        var served = Cells(Draw(a), a, document);
        Assert.NotNull(served[0].QuerySelector(".badge-late"));
        Assert.Null(served[1].QuerySelector(".badge-late"));
        Assert.Contains(
            $"{DayFormatter.Written(a.Today)} · In the portal",
            served[1].TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            DayFormatter.Written(a.Running(TermKind.Comment, Party.Respondent).Due),
            served[1].QuerySelector(".badge-due")!.TextContent,
            StringComparison.Ordinal
        );

        a.Do(a.Shop, new Comment(NothingToAdd: true));
        var heard = Cells(Draw(a), a, document);
        Assert.DoesNotContain("open", heard[1].ClassList);
        Assert.Contains(
            DayFormatter.Written(a.Today),
            heard[1].QuerySelector(".badge-ok")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("open", heard[0].ClassList);

        a.Do(ACase.Secretary, new Serve(document, Party.Complainant)).Do(a.Consumer, new Comment("Seen."));
        Assert.Contains("notice-box ok", Draw(a).Markup, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-1"), Rule("BC-16")]
    public void What_a_party_brought_is_served_on_the_other_at_once_and_what_is_the_bodys_own_has_no_row()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-02");
        var brought = a.Adds(a.Shop);
        var cells = Cells(Draw(a), a, brought);
        Assert.Contains("In the portal", cells[0].TextContent, StringComparison.Ordinal);
        Assert.NotNull(cells[0].QuerySelector(".badge-due"));
        Assert.NotNull(cells[1].QuerySelector(".quiet"));

        var rows = Draw(a).FindAll("tbody tr").Count;
        var own = a.Adds(ACase.Secretary, Audience.Internal);
        Assert.Equal(rows, Draw(a).FindAll("tbody tr").Count);
        Assert.DoesNotContain($"exhibits/{own}", Draw(a).Markup, StringComparison.Ordinal);
    }
}
