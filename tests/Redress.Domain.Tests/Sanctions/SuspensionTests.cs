using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Sanctions;

/// <summary>The days of a suspension, and the label on them (BC-30).</summary>
public sealed class SuspensionTests
{
    private static Decide Suspended(string from, string to) =>
        ACase.Founded with
        {
            Sanctions = [new ProposedSanction(SanctionKind.Suspension, From: ACase.Day(from), To: ACase.Day(to))],
        };

    private static Sanction Suspension(ACase a) => a.It.Decision!.Sanctions[0];

    private static DateOnly? On(ACase a, SanctionStep step) =>
        Suspension(a).Steps.Where(s => s.Step == step).Select(s => (DateOnly?)s.On).LastOrDefault();

    [Fact]
    [Rule("BC-30")]
    public void It_keeps_its_length_and_begins_on_the_day_after_finality_where_its_own_day_is_over()
    {
        // Posted on 17 September and presumed received on the 24th, the decision is final on 10 October.
        var a = ACase.OfBeCommerce().Final("2026-09-17", Suspended("2026-08-02", "2026-09-02"));
        Assert.Equal((ACase.Day("2026-10-10"), SanctionState.Due), (a.It.FinalOn!.Value, Suspension(a).State));
        a.Advance("2026-10-11T00:00");
        Assert.Equal(ACase.Day("2026-10-11"), On(a, SanctionStep.Suspended));
        a.Advance("2026-11-11T23:59");
        Assert.True(Suspension(a).SuspendsNow);
        a.Advance("2026-11-12T00:00");
        Assert.Equal(
            (false, ACase.Day("2026-11-12")),
            (Suspension(a).SuspendsNow, On(a, SanctionStep.SuspensionEnded))
        );
    }

    [Fact]
    [Rule("BC-30")]
    public void The_label_is_withdrawn_on_its_first_day_and_not_before()
    {
        var a = ACase.OfBeCommerce().Final("2026-05-11", Suspended("2026-07-01", "2026-07-31"));
        Assert.Null(On(a, SanctionStep.LabelWithdrawn));
        a.Advance("2026-06-30T23:59");
        Assert.Null(On(a, SanctionStep.LabelWithdrawn));
        a.Advance("2026-07-01T00:00");
        Assert.Equal(ACase.Day("2026-07-01"), On(a, SanctionStep.LabelWithdrawn));
    }

    [Fact]
    [Rule("BC-30")]
    public void Where_finality_is_lifted_it_is_interrupted_and_the_days_served_count()
    {
        // Final on 4 June; a month from 5 June. Proof of receipt on 29 May lifts it on the 9th: five days are served.
        var a = ACase.OfBeCommerce().Final("2026-05-11", Suspended("2026-06-01", "2026-06-30")).Advance("2026-06-09");
        Assert.Equal(ACase.Day("2026-06-05"), On(a, SanctionStep.Suspended));
        var proof = a.Adds(ACase.Secretary);
        a.Do(
            ACase.Secretary,
            new RecordReceipt(Party.Complainant, ReceiptResult.Received, ACase.Day("2026-05-29"), proof)
        );
        Assert.Equal((false, 5), (Suspension(a).SuspendsNow, Suspension(a).DaysServed));
        Assert.Null(Domain.Members.SanctionEffect.Of(Suspension(a)).LabelWithdrawnOn);
        // Final again on the 16th: 25 days are left, from the 17th.
        a.Advance("2026-06-17T00:00");
        Assert.Equal(
            (ACase.Day("2026-06-17"), ACase.Day("2026-07-11"), true),
            (Suspension(a).RunsFrom!.Value, Suspension(a).RunsTo!.Value, Suspension(a).SuspendsNow)
        );
    }
}
