using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Procedure;
using Redress.Domain.Terms;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Queries;
using Redress.Web.Shell.Zones;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>Where a case stands follows what happened in it.</summary>
public sealed class StandTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    private StandFormatter Stand => one.App.Services.GetRequiredService<StandFormatter>();

    private string ForStaff(ACase a) => Stand.ForStaff(Drawing.Open(a, ACase.Secretary));

    private static JournalLine Declined(ACase a, Party by) =>
        new(
            1,
            a.Now,
            WireNames.Camel($"{by}"),
            null,
            "decline-mediation",
            "mediation",
            "mediation",
            "FP-23",
            [],
            null,
            null,
            null
        );

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("FP-23")]
    public void A_mediation_that_a_party_ended_is_over_for_everybody_by_whom_and_until_when(Party by)
    {
        var a = ACase.OfBeCommerce().InMediation("2026-03-02");
        Assert.Null(Stand.MediationOver(Drawing.Open(a, a.Consumer)));
        a.Do(a.By(by), new DeclineMediation());
        var until = DayFormatter.Written(a.Running(TermKind.GoOn).Due);
        foreach (var reader in new[] { a.Consumer, a.Shop, ACase.Secretary })
        {
            var told = Stand.MediationOver(Drawing.Open(a, reader, [Declined(a, by)]))!;
            Assert.Contains(until, told, StringComparison.Ordinal);
            Assert.StartsWith(
                reader.Party == by ? "You ended"
                    : by == Party.Complainant ? "The complainant ended"
                    : "The webshop ended",
                told,
                StringComparison.Ordinal
            );
        }

        a.Do(ACase.Secretary, new SendToMember());
        Assert.Null(Stand.MediationOver(Drawing.Open(a, a.Consumer, [Declined(a, by)])));
    }

    [Fact]
    [Rule("BC-18")]
    public void The_staff_are_not_asked_for_what_is_done()
    {
        var a = ACase.OfBeCommerce().Decided("2026-05-04");
        Assert.StartsWith("Send the decision", ForStaff(a), StringComparison.Ordinal);
        a.Notified("2026-05-11");
        Assert.StartsWith("The decision is sent", ForStaff(a), StringComparison.Ordinal);
    }
}
