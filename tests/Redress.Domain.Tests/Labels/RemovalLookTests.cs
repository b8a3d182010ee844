using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.BoardTests;
using static Redress.Domain.Tests.Labels.LabelOffice;

namespace Redress.Domain.Tests.Labels;

public sealed class RemovalLookTests
{
    [Fact, Rule("BC-41")]
    public void Who_loses_a_label_is_told_to_remove_it_and_the_registrar_looks_after_two_working_days()
    {
        // Wednesday 13 May: Ascension is passed over, so Friday 15 and Monday 18.
        var o = Withdrawn("2026-05-13");

        Assert.Single(o.Told, t => t.Letter.Template == "label-remove");
        Assert.Equal(new DateOnly(2026, 5, 18), o.File.Running(LabelTermKind.RemovalCheck, "b2c")!.Due);
        o.At("2026-05-18 23:59");
        Assert.DoesNotContain(o.File.Tasks, t => t.What == "look-for-label");
        o.At("2026-05-19 00:00");
        Assert.Single(o.File.Tasks, t => t is { What: "look-for-label", Label: "b2c", DoneOn: null });
    }

    [Fact, Rule("BC-33"), Rule("BC-41")]
    public void So_is_who_lets_it_expire()
    {
        // The last day is Thursday 31 December: told on 1 January, looked for after Monday 4 and Tuesday 5.
        var o = Holder("2026-05-04", until: "2026-12-31").At("2027-01-01 00:00");

        Assert.Equal(LabelState.Expired, o.State());
        Assert.Single(o.Told, t => t.Letter.Template == "label-remove");
        Assert.Equal(new DateOnly(2027, 1, 5), o.File.Running(LabelTermKind.RemovalCheck, "b2c")!.Due);
    }

    [Fact, Rule("BC-41"), Rule("BC-46")]
    public void A_suspension_is_no_end_and_its_last_day_is_one()
    {
        var o = Holder("2026-05-04");
        o.Do(
            new PrepareBoardAct(
                BoardActKind.SuspendLabel,
                "Why",
                o.Document(),
                Urgent: true,
                To: new DateOnly(2026, 6, 30)
            )
        );
        Assert.DoesNotContain(o.Told, t => t.Letter.Template == "label-remove");

        o.At("2026-07-01 00:00");
        Assert.Single(o.Told, t => t.Letter.Template == "label-remove");
    }

    [Fact, Rule("BC-41")]
    public void It_is_told_once_whatever_becomes_of_it_after()
    {
        var o = Withdrawn("2026-05-13");
        o.Stands(o.File.Standing.EndedFrom(o.Today));

        Assert.Single(o.Told, t => t.Letter.Template == "label-remove");
    }

    [Fact, Rule("BC-41")]
    public void What_was_removed_is_looked_for_no_more()
    {
        var o = Withdrawn("2026-05-13").At("2026-05-19").Do(new RecordRemovalLook("b2c", true));

        Assert.DoesNotContain(o.File.Tasks, t => t.What == "look-for-label" && t.DoneOn is null);
        Assert.Empty(o.File.Misuses);
        Assert.Equal(RefusalReason.NothingToLookFor, o.Try(Registrar, new RecordRemovalLook("b2c", true))!.Reason);
    }

    [Fact, Rule("BC-41")]
    public void What_is_there_still_after_two_working_days_is_a_misuse()
    {
        var o = Withdrawn("2026-05-13").At("2026-05-18");
        var look = new RecordRemovalLook("b2c", false, "https://shop.example");
        Assert.Equal(RefusalReason.LabelTermRuns, o.Try(Registrar, look)!.Reason);

        o.At("2026-05-19");
        Assert.Equal(("url", FieldReason.Required), Only(o.Try(Registrar, look with { Url = null })!));
        Assert.Equal(("url", FieldReason.NotAWebsite), Only(o.Try(Registrar, look with { Url = "there" })!));
        o.Do(look);

        var misuse = Assert.Single(o.File.Misuses);
        Assert.Equal(("b2c", true), (misuse.OfLabel, misuse.IsOpen));
        // Five working days from Tuesday 19 May: Whit Monday is passed over.
        Assert.Equal(new DateOnly(2026, 5, 27), o.File.Running(LabelTermKind.MisuseAnswer)!.Due);
        Assert.Equal(true, o.Told[^1].Letter.Values["afterEnd"]);
        Assert.DoesNotContain(o.File.Tasks, t => t.What == "look-for-label" && t.DoneOn is null);
    }

    [Fact, Rule("BC-41"), Rule("BC-46")]
    public void A_label_that_comes_back_is_not_looked_for()
    {
        var o = Withdrawn("2026-05-13").At("2026-05-20").Do(Shop, new LodgeBoardAppeal("nl"));

        Assert.True(o.File.Label("b2c").Counts);
        Assert.Null(o.File.Running(LabelTermKind.RemovalCheck));
        Assert.DoesNotContain(o.File.Tasks, t => t.What == "look-for-label" && t.DoneOn is null);
    }

    [Fact, Rule("BC-41")]
    public void Nothing_is_looked_for_that_did_not_end()
    {
        var o = Holder("2026-05-04");

        Assert.Equal(RefusalReason.NothingToLookFor, o.Try(Registrar, new RecordRemovalLook("b2c", true))!.Reason);
    }

    private static LabelOffice Withdrawn(string on)
    {
        var o = Holder("2026-05-04");
        o.Do(new PrepareBoardAct(BoardActKind.WithdrawLabel, "Why", o.Document()))
            .Do(Shop, new AnswerBoardAct("No."))
            .At(on);
        return o.Do(new DecideBoardAct(BoardActResult.Carried, "Because", o.Document()));
    }

    [Theory, Rule("BC-39"), Rule("BC-41")]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_shows_Ecommerce_Europe_beside_its_last_label_is_told_to_remove_both(bool carries)
    {
        var o = CertificationSteps.GrantedOn("2026-03-02");
        if (carries)
        {
            o.Do(new GrantLabel(LabelKind.EcommerceEurope, o.Today));
        }

        o.Stands(o.File.Standing.EndedFrom(o.Today));
        var told = o.Told.FindLast(t => t.Letter.Template == "label-remove").Letter;
        Assert.Equal(carries, told.Values["beside"]);
    }

    [Fact, Rule("BC-39"), Rule("BC-41")]
    public void Only_what_was_carried_until_then_is_told_to_be_removed_beside_it()
    {
        var o = Holder("2026-05-04");
        o.Do(new RecordExistingLabel(LabelKind.EcommerceEurope, o.Today, null));
        Assert.True(Ended("2026-05-13"));
        // Granted anew without it.
        o.At("2026-07-06").Do(new RecordExistingLabel("b2c", o.Today, null));
        o.File.With(o.File.Onto(o.File.Standing));
        Assert.False(Ended("2026-07-20"));

        bool Ended(string day)
        {
            o.At(day).Do(new PrepareBoardAct(BoardActKind.WithdrawLabel, "Why", o.Document(), Urgent: true));
            o.Do(Shop, new AnswerBoardAct("No.")).Do(Decision(o, BoardActResult.Carried));
            o.File.With(o.File.Onto(o.File.Standing));
            return (bool)o.Told.Last(t => t.Letter.Template == "label-remove").Letter.Values["beside"]!;
        }
    }

    [Fact, Rule("BC-39"), Rule("BC-41")]
    public void So_is_what_was_carried_when_the_membership_ends()
    {
        var o = Holder("2026-05-04");
        o.Do(new RecordExistingLabel(LabelKind.EcommerceEurope, o.Today, null));
        o.At("2026-05-13").Stands(o.File.Onto(o.File.Standing).EndedFrom(o.Today));
        Assert.True((bool)Assert.Single(o.Told, t => t.Letter.Template == "label-remove").Letter.Values["beside"]!);
    }

    [Fact, Rule("BC-39"), Rule("BC-41")]
    public void What_was_carried_beside_a_label_that_is_gone_is_told_of_when_the_membership_ends()
    {
        // Ecommerce Europe was granted beside B2C; B2B came after it, and outlived B2C.
        var o = Holder("2026-05-04");
        o.Do(new RecordExistingLabel(LabelKind.EcommerceEurope, new DateOnly(2026, 2, 1), null));
        o.Do(new RecordExistingLabel("b2b", o.Today, null));
        Prepare(o, BoardActKind.WithdrawLabel, urgent: true, label: "b2c");
        o.File.With(o.File.Onto(o.File.Standing));
        o.At("2026-06-15").Stands(o.File.Onto(o.File.Standing).EndedFrom(o.Today));
        Assert.True((bool)o.Told.Last(t => t.Letter.Template == "label-remove").Letter.Values["beside"]!);
    }
}
