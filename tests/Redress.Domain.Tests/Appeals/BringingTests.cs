using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>BC-25: an admitted appeal is brought before its forum within its term; it cannot rest for ever.</summary>
public sealed class BringingTests
{
    private static readonly Decide Exclusion = ACase.Founded with
    {
        Sanctions = [new ProposedSanction(SanctionKind.Exclusion)],
    };

    [Fact]
    [Rule("BC-25")]
    public void An_admitted_appeal_has_a_term_to_be_brought_before_the_court()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Exclusion).Appealed("2026-05-20").Paid("2026-05-21");
        Assert.Equal(ACase.Day("2026-06-22"), a.Running(TermKind.Bringing, Party.Respondent).Due);
    }

    [Fact]
    [Rule("BC-28")]
    public void The_court_is_seized_with_the_document_that_brought_the_case_there()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Exclusion).Appealed("2026-05-20").Paid("2026-05-21");
        a.Invalid(ACase.Handler, new Refer(a.It.Appeals[0].Id, Forum.Court, "C-1", a.Today), "document", "BC-28");
    }
}
