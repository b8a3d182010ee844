using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.BoardTests;
using static Redress.Domain.Tests.Labels.LabelOffice;

namespace Redress.Domain.Tests.Labels;

public sealed class MisuseTests
{
    private const string Url = "https://shop.example/footer";

    [Fact, Rule("BC-41")]
    public void The_accused_is_told_and_has_five_working_days_to_answer()
    {
        // From Friday 8 May: 11, 12, 13, then Ascension, 15, and Monday 18. Thirty days to hand it over: Sunday 7 June.
        var o = Opened("2026-05-08");

        Assert.Equal(new DateOnly(2026, 5, 18), o.Term(LabelTermKind.MisuseAnswer)!.Due);
        Assert.Equal(new DateOnly(2026, 6, 7), o.Term(LabelTermKind.HandOver)!.Due);
        var letter = o.Told[^1].Letter;
        Assert.Equal("label-misuse-opened", letter.Template);
        Assert.Equal((Url, new DateOnly(2026, 5, 18)), (letter.Values["url"], letter.Values["due"]));
    }

    [Fact, Rule("BC-41")]
    public void Who_reported_it_is_never_told()
    {
        var o = Holder("2026-05-08");
        o.Do(new OpenMisuse(Url, "The mark is in the name.", o.Document(), Report: "report-7"));

        Assert.Equal("report-7", o.File.Misuses[0].Report);
        Assert.DoesNotContain(o.Told[^1].Letter.Values.Values, v => v is "report-7");
        Assert.DoesNotContain("report", o.Told[^1].Letter.Values.Keys);
    }

    [Fact, Rule("BC-41")]
    public void It_is_recorded_with_its_evidence_at_an_address_of_the_web()
    {
        var o = Holder("2026-05-08");

        Assert.Equal(("document", FieldReason.Required), Only(o.Try(Registrar, new OpenMisuse(Url, "Seen."))!));
        foreach (var address in (string[])["shop.example", "ftp://shop.example", "javascript:alert(1)", "https://shop"])
        {
            Assert.Equal(("url", FieldReason.NotAWebsite), Only(o.Try(Registrar, new RecordMisuse(address, "Seen."))!));
        }

        o.Do(new RecordMisuse("http://shop.example", "Seen."));
    }

    [Fact, Rule("BC-41")]
    public void It_is_not_handed_over_while_the_accused_may_answer_and_has_not()
    {
        var o = Opened("2026-05-08").At("2026-05-18 23:59");
        var refused = o.Try(Registrar, HandOver(o))!;
        Assert.Equal((RefusalKind.NotInThisState, "BC-41"), (refused.Kind, refused.Rule));
        Assert.Equal(
            new Obstacle(ObstacleKind.MisuseAnswerTermRuns, Until: new DateOnly(2026, 5, 18)),
            Assert.Single(refused.Obstacles)
        );

        o.At("2026-05-19 00:00");
        Assert.Single(o.File.Tasks, t => t.What == "judge-misuse" && t.DoneOn is null);
        o.Do(HandOver(o));
        Assert.True(o.File.Misuses[0].IsOpen);
    }

    [Fact, Rule("BC-41")]
    public void It_takes_two_people_to_hand_it_over()
    {
        var o = Opened("2026-05-08");
        o.Do(Shop, new AnswerMisuse(o.File.Misuses[0].Id, "It is our own.")).Do(HandOver(o));
        Assert.Null(o.File.Misuses[0].HandedOn);
        Assert.Equal(
            RefusalReason.SecondPersonNeeded,
            o.Try(Registrar, new ConfirmProposed("hand-over-misuse"))!.Reason
        );

        o.At("2026-05-11").Do(Registrar2, new ConfirmProposed("hand-over-misuse"));
        Assert.Equal(
            ("The prosecutor", (DateOnly?)new(2026, 5, 8)),
            (o.File.Misuses[0].HandedTo, o.File.Misuses[0].HandedOn)
        );
        Assert.Null(o.File.Running(LabelTermKind.HandOver));
        Assert.DoesNotContain(o.File.Tasks, t => t.What == "judge-misuse" && t.DoneOn is null);
        Assert.Equal(RefusalReason.NoMisuseOpen, o.Try(Shop, new AnswerMisuse(o.File.Misuses[0].Id, "Again."))!.Reason);
    }

    [Fact, Rule("BC-41")]
    public void Two_people_end_it_with_reasons_and_the_accused_reads_them()
    {
        var o = Opened("2026-05-08");
        o.Do(new EndMisuse(o.File.Misuses[0].Id, "It is a newspaper."));
        Assert.True(o.File.Misuses[0].IsOpen);
        o.Do(Secretary, new ConfirmProposed("end-misuse"));

        Assert.Equal(
            ((DateOnly?)new(2026, 5, 8), "It is a newspaper."),
            (o.File.Misuses[0].EndedOn, o.File.Misuses[0].EndReasons)
        );
        Assert.Null(o.File.Running(LabelTermKind.MisuseAnswer));
        Assert.Equal("It is a newspaper.", o.Told[^1].Letter.Values["reasons"]);
    }

    [Fact, Rule("BC-41")]
    public void Thirty_days_later_it_is_a_task_and_nothing_ends_it_by_itself()
    {
        var o = Opened("2026-05-08").At("2026-06-07 23:59");
        Assert.DoesNotContain(o.File.Tasks, t => t.What == "misuse-overdue");
        o.At("2026-06-08 00:00");
        Assert.Single(o.File.Tasks, t => t.What == "misuse-overdue" && t.DoneOn is null);
        o.At("2026-12-01");
        Assert.True(o.File.Misuses[0].IsOpen);

        o.Do(HandOver(o)).Do(Registrar2, new ConfirmProposed("hand-over-misuse"));
        Assert.DoesNotContain(o.File.Tasks, t => t.What == "misuse-overdue" && t.DoneOn is null);
    }

    [Fact, Rule("BC-41")]
    public void An_answer_is_read_as_long_as_it_is_open_and_given_once()
    {
        var o = Opened("2026-05-08").At("2026-05-25");
        var id = o.File.Misuses[0].Id;
        o.Do(Shop, new AnswerMisuse(id, "It is off now."));

        Assert.Equal(RefusalReason.AnsweredAlready, o.Try(Shop, new AnswerMisuse(id, "Really."))!.Reason);
        Assert.Equal(("misuse", FieldReason.Unknown), Only(o.Try(Shop, new AnswerMisuse("x", "No."))!));
    }

    [Fact, Rule("BC-41")]
    public void The_day_of_handing_over_lies_between_opening_and_today()
    {
        var o = Opened("2026-05-08").At("2026-05-19");

        Assert.Equal(
            ("on", FieldReason.InTheFuture),
            Only(o.Try(Registrar, HandOver(o) with { On = new DateOnly(2026, 5, 20) })!)
        );
        Assert.Equal(
            ("on", FieldReason.TooFarBack),
            Only(o.Try(Registrar, HandOver(o) with { On = new DateOnly(2026, 5, 7) })!)
        );
    }

    [Fact, Rule("BC-41")]
    public void It_is_followed_whatever_became_of_the_label()
    {
        var o = new LabelOffice(at: "2026-05-08 09:00");
        o.Do(new RecordMisuse(Url, "It never had it."));

        Assert.True(Assert.Single(o.File.Misuses).IsOpen);
    }

    private static LabelOffice Opened(string at)
    {
        var o = Holder(at);
        return o.Do(new OpenMisuse(Url, "The mark is in the name.", o.Document()));
    }

    private static HandOverMisuse HandOver(LabelOffice o) => new(o.File.Misuses[0].Id, "The prosecutor", o.Today);
}
