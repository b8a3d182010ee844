using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels;

/// <summary>Security scans, SSL checks, the review system and sales to consumers (BC-35), in days reckoned by hand.</summary>
public sealed class ScanTests
{
    private static LabelOffice Office(string at = "2026-03-02")
    {
        var office = new LabelOffice(at: at);
        office.Do(new RecordExistingLabel(LabelKind.ForConsumers, office.Today, null));
        office.Stands(office.File.Standing);
        return office;
    }

    private static RecordScan Scan(
        DateOnly on,
        ScanResult result = ScanResult.Safe,
        ScanKind what = ScanKind.Security,
        DateOnly? mendBy = null
    ) => new(what, result, on, mendBy);

    private static bool IsOpen(LabelOffice office, string task) =>
        office.File.Tasks.Exists(t => t.What == task && t.DoneOn is null);

    private static bool IsSafe(LabelOffice office, ScanKind what) =>
        office.File.HasSafeScan(what, office.Context(LabelOffice.Registrar));

    [Fact]
    [Rule("BC-35")]
    public void A_scan_is_made_again_within_six_months_and_without_one_for_seven_it_is_the_bodys_task_but_no_label_is_lost()
    {
        var office = Office();
        Assert.False(IsSafe(office, ScanKind.Security));
        office.Do(Scan(office.Today)).Do(Scan(office.Today, what: ScanKind.Ssl));
        office.At("2026-04-01").Do(Scan(office.Today, what: ScanKind.Ssl));
        // Six months from 2 March: 2 September; the member is reminded thirty days before, on 3 August.
        office.At("2026-08-02 23:59");
        Assert.DoesNotContain(office.Told, t => t.Letter.Template == "label-scan-due");
        office.At("2026-08-03 00:00");
        var due = Assert.Single(office.Told, t => t.Letter.Template == "label-scan-due").Letter;
        Assert.Equal((false, new DateOnly(2026, 9, 2)), (due.Values["ssl"], due.Values["due"]));
        office.At("2026-09-02 23:59");
        Assert.True(IsSafe(office, ScanKind.Security));
        Assert.False(IsOpen(office, "scan-due"));
        office.At("2026-09-03 00:00");
        Assert.False(IsSafe(office, ScanKind.Security));
        Assert.True(IsSafe(office, ScanKind.Ssl));
        Assert.True(IsOpen(office, "scan-due"));
        // Seven months from the last: 2 October.
        office.At("2026-10-02 09:00");
        Assert.False(IsOpen(office, "scan-overdue"));
        office.At("2026-10-03 00:00");
        Assert.True(IsOpen(office, "scan-overdue"));
        Assert.Equal("security", office.File.Tasks.Single(t => t.What == "scan-overdue").Subject);
        Assert.Equal(LabelState.Valid, office.State());

        office.Do(Scan(office.Today));
        Assert.False(IsOpen(office, "scan-overdue"));
        Assert.True(IsSafe(office, ScanKind.Security));
        Assert.Equal(new DateOnly(2027, 4, 3), office.File.Running(LabelTermKind.Scan, subject: "security")!.Due);
    }

    [Fact]
    [Rule("BC-35")]
    public void What_is_unsafe_is_mended_within_thirty_days_or_those_that_are_set_from_one_to_sixty()
    {
        var office = Office();
        foreach (var day in new[] { "2026-03-02", "2026-05-02" })
        {
            var refused = office.Try(
                LabelOffice.Registrar,
                Scan(office.Today, ScanResult.Unsafe, mendBy: DateOnly.Parse(day, null))
            )!;
            Assert.Equal(("mendBy", "BC-35"), refused.Fields.Select(f => (f.Field, f.Rule)).Single());
        }

        Assert.Equal(
            "mendBy",
            Assert
                .Single(office.Try(LabelOffice.Registrar, Scan(office.Today, mendBy: office.Today.AddDays(9)))!.Fields)
                .Field
        );
        Assert.Equal(
            FieldReason.InTheFuture,
            Assert.Single(office.Try(LabelOffice.Registrar, Scan(office.Today.AddDays(1)))!.Fields).Reason
        );

        office.Do(Scan(office.Today, ScanResult.Unsafe));
        // Thirty days from 2 March: 1 April.
        Assert.Equal(new DateOnly(2026, 4, 1), office.File.Scans[0].MendBy);
        office.Do(Scan(office.Today, ScanResult.Unsafe, ScanKind.Ssl, new DateOnly(2026, 5, 1)));
        Assert.Equal(new DateOnly(2026, 5, 1), office.File.Scans[1].MendBy);
        Assert.Equal(2, office.Told.Count(t => t.Letter.Template == "label-scan-unsafe"));

        // Found unsafe again it gets no more time.
        office.At("2026-03-20").Do(Scan(office.Today, ScanResult.Unsafe));
        Assert.Equal(new DateOnly(2026, 4, 1), office.File.Scans[^1].MendBy);
        office.At("2026-04-01 23:59");
        Assert.False(IsOpen(office, "scan-not-mended"));
        office.At("2026-04-02 00:00");
        Assert.Equal("security", Assert.Single(office.File.Tasks, t => t.What == "scan-not-mended").Subject);
        Assert.Equal(LabelState.Valid, office.State());

        // A safe one of the other kind mends nothing here.
        office.Do(Scan(office.Today, what: ScanKind.Ssl));
        Assert.Equal(
            TermState.Met,
            office.File.Terms.Single(t => t is { Kind: LabelTermKind.ScanMending, Subject: "ssl" }).State
        );
        Assert.True(IsOpen(office, "scan-not-mended"));
        Assert.False(IsSafe(office, ScanKind.Security));
        office.Do(Scan(office.Today));
        Assert.False(IsOpen(office, "scan-not-mended"));
        Assert.True(IsSafe(office, ScanKind.Security));
    }

    [Fact]
    [Rule("BC-35")]
    public void A_scan_of_before_the_last_is_written_down_and_changes_nothing()
    {
        var office = Office("2026-06-01").Do(Scan(new DateOnly(2026, 5, 20)));
        office.Do(Scan(new DateOnly(2026, 4, 1), ScanResult.Unsafe));
        Assert.True(IsSafe(office, ScanKind.Security));
        Assert.Null(office.Term(LabelTermKind.ScanMending));
        Assert.Equal(new DateOnly(2026, 11, 20), office.File.Running(LabelTermKind.Scan)!.Due);
    }

    [Fact]
    [Rule("BC-35")]
    public void A_data_breach_is_recorded_and_told_at_once()
    {
        var office = Office();
        office.Do(
            new RecordScan(ScanKind.Security, ScanResult.Unsafe, office.Today, DataBreach: "Addresses of customers.")
        );
        var told = Assert.Single(office.Told, t => t.Letter.Template == "label-data-breach");
        Assert.Equal((office.Now, "Addresses of customers."), (told.At, told.Letter.Values["text"]));
        Assert.Equal("Addresses of customers.", office.File.Scans[0].DataBreach);
        Assert.True(IsOpen(office, "data-breach"));
    }

    [Fact]
    [Rule("BC-35")]
    public void The_review_system_and_the_sales_count_as_they_are_on_the_last_day_that_was_told()
    {
        var office = Office();
        Assert.False(office.File.UsesReviewSystem);
        office.Do(new RecordReviewSystem("Reviews", new DateOnly(2026, 3, 1)));
        Assert.True(office.File.UsesReviewSystem);
        office.Do(new RecordReviewSystem(" ", new DateOnly(2026, 3, 2)));
        Assert.False(office.File.UsesReviewSystem);
        office.Do(new RecordReviewSystem("Old", new DateOnly(2026, 2, 1)));
        Assert.False(office.File.UsesReviewSystem);

        Assert.False(office.File.SellsToConsumers);
        office.Do(new RecordSalesToConsumers(true, new DateOnly(2026, 3, 1)));
        Assert.True(office.File.SellsToConsumers);
        office.Do(new RecordSalesToConsumers(false, new DateOnly(2026, 3, 2)));
        Assert.False(office.File.SellsToConsumers);

        var tomorrow = office.Today.AddDays(1);
        foreach (
            LabelCommand ahead in (LabelCommand[])
                [new RecordReviewSystem("R", tomorrow), new RecordSalesToConsumers(true, tomorrow)]
        )
        {
            Assert.Equal(
                FieldReason.InTheFuture,
                Assert.Single(office.Try(LabelOffice.Registrar, ahead)!.Fields).Reason
            );
        }
    }

    [Fact]
    [Rule("BC-35")]
    public void A_scheme_that_certifies_nothing_asks_none_of_it()
    {
        var office = new LabelOffice("webshop-keurmerk");
        foreach (
            LabelCommand command in (LabelCommand[])
                [
                    Scan(office.Today),
                    new RecordReviewSystem("R", office.Today),
                    new RecordSalesToConsumers(true, office.Today),
                ]
        )
        {
            Assert.Equal(RefusalReason.NotInThisScheme, office.Try(LabelOffice.Registrar, command)!.Reason);
        }
    }

    [Fact]
    [Rule("BC-35"), Rule("BC-38")]
    public void Scans_are_asked_of_a_member_only_and_go_on_where_an_exclusion_falls()
    {
        var office = Office().Do(Scan(new DateOnly(2026, 3, 2)));
        var excluded = new SanctionEffect(null, false, null, null, true, office.Today);
        office.Stands(office.File.Onto(office.File.Standing).WithSanctions([excluded]));
        Assert.Equal(TermState.Stopped, office.Term(LabelTermKind.Scan)!.State);
        office.At("2026-09-10");
        Assert.False(IsOpen(office, "scan-due"));
        office.Stands(office.File.Onto(office.File.Standing).WithSanctions([]));
        office.At("2026-09-10 10:00");
        Assert.True(IsOpen(office, "scan-due"));
        office.Stands(office.File.Standing.EndedFrom(office.Today));
        Assert.Equal(TermState.Met, office.Term(LabelTermKind.ScanOverdue)!.State);
    }

    [Fact]
    [Rule("BC-35")]
    public void A_label_on_a_declaration_of_honour_that_was_never_scanned_is_the_bodys_task_after_seven_months()
    {
        var office = new LabelOffice(at: "2026-03-02").Apply();
        office.Do(new RecordPayment(LabelPayment.Fee, office.Today, new Money(900m, "EUR")));
        office.Do(office.Honour()).At("2026-03-02 12:00").PayCost();
        office.At("2026-05-15").Do(office.Positive()).At("2026-10-02 12:00");
        Assert.DoesNotContain("scan-overdue", office.OpenTasks());
        office.At("2026-10-03");
        Assert.Contains("scan-overdue", office.OpenTasks());
    }

    [Fact]
    [Rule("BC-35")]
    public void Who_left_and_joined_again_is_scanned_again_within_six_months_of_the_last()
    {
        var office = CertificationSteps.GrantedOn("2026-03-02").At("2026-04-01");
        office.Stands(office.File.Standing.EndedFrom(office.Today));
        office.At("2026-04-10").Stands(office.File.Standing.Begun(office.Today));
        office.Apply().PayCost().Do(office.Positive()).Do(new GrantLabel(CertificationSteps.Kind, office.Today));
        Assert.Equal(new DateOnly(2026, 9, 2), office.Term(LabelTermKind.Scan)!.Due);
        office.At("2026-10-03");
        Assert.True(IsOpen(office, "scan-overdue"));
    }

    [Fact]
    [Rule("BC-35")]
    public void Who_joins_again_long_after_the_last_scan_has_its_six_months_from_the_start()
    {
        var office = CertificationSteps.GrantedOn("2026-03-02").At("2026-04-01");
        office.Stands(office.File.Standing.EndedFrom(office.Today));
        office.At("2027-04-12").Stands(office.File.Standing.Begun(office.Today));
        office.Apply().Do(new RecordPayment(LabelPayment.Fee, office.Today, new Money(900m, "EUR")));
        office.Do(office.Honour());
        Assert.Equal(new DateOnly(2027, 10, 12), office.Term(LabelTermKind.Scan)!.Due);
    }
}
