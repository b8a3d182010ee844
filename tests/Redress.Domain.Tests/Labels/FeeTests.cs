using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels;

/// <summary>The yearly fee and what is paid (BC-35, WK-7), in days and cents reckoned by hand.</summary>
public sealed class FeeTests
{
    private const string B2C = LabelKind.ForConsumers;
    private const string B2B = LabelKind.ForBusinesses;

    private static RecordPayment Fee(DateOnly on, decimal amount, int? year = null) =>
        new(LabelPayment.Fee, on, Money.Euro(amount), year);

    private static RecordPayment Certification(DateOnly on, string? kind = null) =>
        new(LabelPayment.Certification, on, Money.Euro(900), Kind: kind);

    private static YearlyFee FeeOf(LabelOffice office, int year) => office.File.Fees.Single(f => f.Year == year);

    [Theory]
    [InlineData("2026-01-05", 12, "195.00")]
    [InlineData("2026-02-28", 11, "178.75")]
    [InlineData("2026-07-01", 6, "97.50")]
    [InlineData("2026-08-31", 5, "81.25")]
    [InlineData("2026-12-31", 1, "16.25")]
    [Rule("WK-7")]
    public void Who_joins_later_in_the_year_pays_for_the_months_that_remain_that_of_joining_whole(
        string day,
        int months,
        string amount
    )
    {
        var office = new LabelOffice("webshop-keurmerk", day);
        office.Do(new ApplyForLabel(LabelKind.WebshopKeurmerk, true));
        // With the grant alone it joins.
        Assert.Empty(office.File.Fees);
        office.Do(new GrantLabel(LabelKind.WebshopKeurmerk, office.Today));
        var fee = FeeOf(office, 2026);
        Assert.Equal(
            (months, amount),
            (fee.Months, fee.Amount!.Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    [Theory]
    [InlineData("2026-02-27", "2026-03-02", "2026: 178.75")]
    [InlineData("2026-12-30", "2027-01-04", "2026: 16.25; 2027: 195.00")]
    [Rule("WK-7")]
    public void Who_joined_before_the_day_of_the_record_pays_from_the_month_of_joining(
        string joined,
        string recorded,
        string asked
    )
    {
        var office = new LabelOffice("webshop-keurmerk", joined);
        office.Do(new ApplyForLabel(LabelKind.WebshopKeurmerk, true));
        var from = office.Today;
        office.At(recorded).Do(new GrantLabel(LabelKind.WebshopKeurmerk, from));
        Assert.Equal(
            asked,
            string.Join(
                "; ",
                office.File.Fees.Select(f =>
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{f.Year}: {f.Amount!.Amount:0.00}"
                    )
                )
            )
        );
    }

    [Fact]
    [Rule("WK-7")]
    public void A_part_that_is_paid_before_the_fee_is_asked_takes_neither_the_asking_nor_its_term_away()
    {
        var office = new LabelOffice("webshop-keurmerk", "2026-03-05");
        office.Do(new ApplyForLabel(LabelKind.WebshopKeurmerk, true)).Do(Fee(office.Today, 100m));
        Assert.Empty(office.File.Fees);
        office.At("2026-03-10").Do(new GrantLabel(LabelKind.WebshopKeurmerk, office.Today));
        Assert.Equal((162.50m, (DateOnly?)null), (FeeOf(office, 2026).Amount!.Amount, FeeOf(office, 2026).PaidOn));
        Assert.NotNull(office.File.Running(LabelTermKind.Fee, subject: "2026"));
        office.Do(Fee(office.Today, 62.50m));
        Assert.Equal(office.Today, FeeOf(office, 2026).PaidOn);
    }

    [Fact]
    [Rule("WK-7"), Rule("BC-35")]
    public void The_next_year_is_asked_whole_on_its_first_day_of_who_has_a_label_and_of_nobody_else()
    {
        var office = new LabelOffice("webshop-keurmerk", "2026-07-01");
        office.Do(new RecordExistingLabel(LabelKind.WebshopKeurmerk, new DateOnly(2026, 7, 1), null));
        office.Stands(office.File.Standing);
        office.At("2026-12-31 23:59");
        Assert.Empty(office.File.Fees);
        office.At("2027-01-01 00:00");
        var fee = FeeOf(office, 2027);
        Assert.Equal((new DateOnly(2027, 1, 1), 12, Money.Euro(195)), (fee.AskedOn, fee.Months, fee.Amount));
        // Thirty days from the first of January: Sunday the 31st, so Monday.
        Assert.Equal(new DateOnly(2027, 2, 1), office.Term(LabelTermKind.Fee)!.Due);
        Assert.Contains(office.Told, t => t.Letter.Template == "label-fee-asked");

        // A membership that has ended is asked nothing more.
        office.Stands(office.File.Standing.EndedFrom(office.Today));
        office.At("2028-02-01");
        Assert.Single(office.File.Fees);
        Assert.DoesNotContain(office.Told, t => t.Letter.Template == "label-fee-reminder");

        var none = new LabelOffice("webshop-keurmerk", "2026-07-01").At("2027-03-01");
        Assert.Empty(none.File.Fees);
    }

    [Fact]
    [Rule("BC-35")]
    public void Who_paid_a_part_is_reminded_of_what_is_left()
    {
        var office = new LabelOffice(at: "2026-03-02");
        office.Do(new RecordExistingLabel(B2C, new DateOnly(2026, 3, 2), null));
        office.Do(new AskFee(Amount: Money.Euro(500)));
        office.Do(Fee(office.Today, 120.50m));
        Assert.Equal(Money.Euro(379.50m), office.File.LeftOf(FeeOf(office, 2026)));
        office.Do(Fee(office.Today, 79.50m));
        office.At("2026-04-02 00:00");
        Assert.Equal(
            Money.Euro(300),
            Assert.Single(office.Told, t => t.Letter.Template == "label-fee-reminder").Letter.Values["amount"]
        );
    }

    [Fact]
    [Rule("BC-35")]
    public void Who_does_not_pay_is_reminded_by_registered_post_and_then_it_is_the_boards_task_but_no_label_is_lost()
    {
        var office = new LabelOffice(at: "2026-03-02");
        office.Do(new RecordExistingLabel(B2C, new DateOnly(2026, 3, 2), null));
        office.Do(new AskFee(Amount: Money.Euro(500)));
        // 2 March and thirty days: Wednesday 1 April.
        Assert.Equal(new DateOnly(2026, 4, 1), office.Term(LabelTermKind.Fee)!.Due);
        office.At("2026-04-01 23:59");
        Assert.DoesNotContain(office.Told, t => t.Letter.Template == "label-fee-reminder");
        office.At("2026-04-02 00:00");
        var reminder = Assert.Single(office.Told, t => t.Letter.Template == "label-fee-reminder").Letter;
        Assert.Equal(LabelChannel.Registered, reminder.Channel);
        Assert.Equal(Money.Euro(500), reminder.Values["amount"]);
        // 2 April and thirty days: Saturday 2 May, so Monday 4 May.
        Assert.Equal(new DateOnly(2026, 5, 4), office.Term(LabelTermKind.FeeReminder)!.Due);
        Assert.Equal(new DateOnly(2026, 4, 2), FeeOf(office, 2026).RemindedOn);
        office.At("2026-05-04 23:59");
        Assert.DoesNotContain(office.File.Tasks, t => t.What == "fee-unpaid");
        office.At("2026-05-05");
        Assert.Equal("2026", Assert.Single(office.File.Tasks, t => t.What == "fee-unpaid").Subject);
        Assert.Equal(LabelState.Valid, office.State());

        office.Do(Fee(office.Today, 500));
        Assert.NotNull(Assert.Single(office.File.Tasks, t => t.What == "fee-unpaid").DoneOn);
        Assert.Equal(office.Today, FeeOf(office, 2026).PaidOn);
    }

    [Fact]
    [Rule("BC-35")]
    public void A_fee_is_paid_once_the_parts_reach_what_is_asked()
    {
        var office = new LabelOffice(at: "2026-03-02");
        office.Do(new AskFee(Amount: Money.Euro(500)));
        office.Do(Fee(new DateOnly(2026, 3, 2), 499.99m));
        Assert.Null(FeeOf(office, 2026).PaidOn);
        Assert.True(office.Term(LabelTermKind.Fee)!.Runs);
        Assert.False(office.File.FeeIsPaidFor(office.Context(LabelOffice.Registrar)));
        var missing = LabelGuards.FeeIsPaid(office.File, new Label(B2C), office.Context(LabelOffice.Registrar))!;
        Assert.Equal(("BC-35", RefusalReason.FeeNotPaid), (missing.Rule, missing.Reason));
        Assert.Equal(new DateOnly(2026, 4, 1), Assert.Single(missing.Obstacles).Until);

        office.Do(Fee(new DateOnly(2026, 3, 2), 0.01m));
        Assert.Equal(new DateOnly(2026, 3, 2), FeeOf(office, 2026).PaidOn);
        Assert.Equal(TermState.Met, office.Term(LabelTermKind.Fee)!.State);
        Assert.True(office.File.FeeIsPaidFor(office.Context(LabelOffice.Registrar)));
        Assert.Null(LabelGuards.FeeIsPaid(office.File, new Label(B2C), office.Context(LabelOffice.Registrar)));
        // That of another year is another.
        office.At("2027-01-04");
        Assert.False(office.File.FeeIsPaidFor(office.Context(LabelOffice.Registrar)));
    }

    [Fact]
    [Rule("BC-35")]
    public void Where_the_scheme_sets_no_amount_it_is_asked_once_at_joining_and_what_is_paid_is_the_fee()
    {
        var office = new LabelOffice(at: "2026-11-02");
        office.Do(new ApplyForLabel(B2C, true)).Do(new ApplyForLabel(B2B, true));
        var fee = Assert.Single(office.File.Fees);
        Assert.Equal((2026, null, 12), (fee.Year, fee.Amount, fee.Months));
        Assert.Single(office.Told, t => t.Letter.Template == "label-fee-asked");
        // Who asked and has no label yet is no debtor: it is not reminded.
        office.At("2026-12-20");
        Assert.DoesNotContain(office.Told, t => t.Letter.Template == "label-fee-reminder");
        office.Do(Fee(office.Today, 350));
        Assert.Equal(office.Today, FeeOf(office, 2026).PaidOn);

        // Still asking in the next year, it is asked that of the next year.
        office.Stands(office.File.Standing).At("2027-01-01 00:00");
        Assert.Equal(new DateOnly(2027, 1, 1), FeeOf(office, 2027).AskedOn);
    }

    [Fact]
    [Rule("BC-35"), Rule("WK-7")]
    public void The_amount_is_the_one_given_or_the_schemes_and_nothing_is_asked_twice()
    {
        var office = new LabelOffice(at: "2026-03-02");
        Assert.Equal("amount", Assert.Single(office.Try(LabelOffice.Registrar, new AskFee())!.Fields).Field);
        foreach (
            var (amount, reason) in new[]
            {
                (Money.Euro(0), FieldReason.NotAnAmount),
                (Money.Euro(-1), FieldReason.NotAnAmount),
                (new Money(5, "USD"), FieldReason.OtherCurrency),
            }
        )
        {
            Assert.Equal(
                reason,
                Assert.Single(office.Try(LabelOffice.Registrar, new AskFee(Amount: amount))!.Fields).Reason
            );
            Assert.Equal(
                reason,
                Assert
                    .Single(
                        office
                            .Try(LabelOffice.Registrar, new RecordPayment(LabelPayment.Fee, office.Today, amount))!
                            .Fields
                    )
                    .Reason
            );
        }

        office.Do(new AskFee(Amount: Money.Euro(500)));
        Assert.Equal(
            RefusalReason.FeeAskedAlready,
            office.Try(LabelOffice.Registrar, new AskFee(Amount: Money.Euro(400)))!.Reason
        );
        Assert.Equal(
            "year",
            Assert.Single(office.Try(LabelOffice.Registrar, new AskFee(2028, Money.Euro(1)))!.Fields).Field
        );
        Assert.Equal(
            "year",
            Assert.Single(office.Try(LabelOffice.Registrar, Fee(office.Today, 1, 2024))!.Fields).Field
        );
        Assert.Equal(
            ("on", FieldReason.InTheFuture),
            office
                .Try(LabelOffice.Registrar, Fee(office.Today.AddDays(1), 1))!
                .Fields.Select(f => (f.Field, f.Reason))
                .Single()
        );

        var provider = new LabelOffice("webshop-keurmerk", "2026-03-02");
        provider.Do(new AskFee());
        Assert.Equal(Money.Euro(195), FeeOf(provider, 2026).Amount);
        // Paid ahead, before it was asked.
        provider.Do(Fee(provider.Today, 195, 2027));
        Assert.Equal(provider.Today, FeeOf(provider, 2027).PaidOn);
        Assert.Equal(RefusalReason.FeeAskedAlready, provider.Try(LabelOffice.Registrar, new AskFee(2027))!.Reason);

        provider.Stands(provider.File.Standing.EndedFrom(provider.Today));
        Assert.Equal(RefusalReason.MembershipHasEnded, provider.Try(LabelOffice.Registrar, new AskFee())!.Reason);
    }

    [Fact]
    [Rule("BC-35"), Rule("BC-34")]
    public void The_cost_of_a_certification_is_booked_on_the_label_that_it_is_for()
    {
        var office = new LabelOffice(at: "2026-03-02");
        Assert.Equal(RefusalReason.NothingOwed, office.Try(LabelOffice.Registrar, Certification(office.Today))!.Reason);
        office.Do(new ApplyForLabel(B2C, true)).Do(new ApplyForLabel(B2B, true));
        var unclear = office.Try(LabelOffice.Registrar, Certification(office.Today))!;
        Assert.Equal(("kind", FieldReason.Required), unclear.Fields.Select(f => (f.Field, f.Reason)).Single());
        Assert.Equal(
            FieldReason.LabelNotGranted,
            Assert.Single(office.Try(LabelOffice.Registrar, Certification(office.Today, "x"))!.Fields).Reason
        );
        Assert.Equal(
            FieldReason.InTheFuture,
            Assert.Single(office.Try(LabelOffice.Registrar, Certification(office.Today.AddDays(1), B2B))!.Fields).Reason
        );
        office.Do(Certification(office.Today, B2B));
        Assert.Equal((LabelState.Applied, LabelState.InCertification), (office.State(B2C), office.State(B2B)));
        office.Do(Certification(office.Today));
        Assert.Equal(LabelState.InCertification, office.State(B2C));
        Assert.Equal([B2B, B2C], office.File.Payments.Select(p => p.Label));
        Assert.Equal(RefusalReason.NothingOwed, office.Try(LabelOffice.Registrar, Certification(office.Today))!.Reason);
    }
}
