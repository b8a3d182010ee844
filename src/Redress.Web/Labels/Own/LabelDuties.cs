using System.Globalization;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Web.Labels.Own;

/// <summary>All that waits for a member about its labels, what is due first at the top. It follows from the things themselves, so that what went by unanswered is still asked.</summary>
internal static class LabelDuties
{
    public static IReadOnlyList<LabelDuty> Of(OwnLabel own) =>
        [
            .. ToPay(own)
                .Concat(Certified(own))
                .Concat(Conditions(own.File))
                .Concat(OfTheBoard(own.File))
                .Concat(Misuses(own.File))
                .Concat(Measures(own))
                .Concat(FirstLabel(own.File))
                .OrderBy(d => d.Term?.Ends ?? DateTimeOffset.MaxValue)
                .ThenBy(d => d.IsFree),
        ];

    private static IEnumerable<LabelDuty> ToPay(OwnLabel own)
    {
        var file = own.File;
        foreach (var fee in file.Fees.Where(f => f.PaidOn is null))
        {
            var year = fee.Year.ToString(CultureInfo.InvariantCulture);
            var term =
                file.Running(LabelTermKind.Fee, subject: year)
                ?? file.Running(LabelTermKind.FeeReminder, subject: year);
            if (term is not null || fee.RemindedOn is not null && file.Standing.IsMember)
            {
                yield return new LabelDuty(LabelDutyKind.Fee, term)
                {
                    Word = year,
                    Amount = file.LeftOf(fee),
                    Reference = $"{file.MemberId} {year}",
                };
            }
        }

        foreach (var label in file.Labels.Where(OwesCost))
        {
            yield return new LabelDuty(
                LabelDutyKind.CertificationCost,
                file.Running(LabelTermKind.CertificationCost, label.Kind)
            )
            {
                Label = label.Kind,
                Amount = own.Open.Rulebook.Label.CertificationCost is { } cost ? Less(cost, PaidOf(file, label)) : null,
                Reference = $"{file.MemberId} {label.Kind}",
            };
        }
    }

    private static bool OwesCost(Label label) =>
        LabelFamilies.Of(label.Kind) == LabelFamily.Certified
        && label.CostPaidOn is null
        && (
            label.State == LabelState.Applied
            || label.InRenewal && label.State is LabelState.InControl or LabelState.Mending
            || label.State == LabelState.Provisional
        );

    // What came in since the certification before was paid.
    private static IEnumerable<BookedPayment> PaidOf(LabelFile file, Label label)
    {
        var own = file.Payments.FindAll(p => p.What == LabelPayment.Certification && p.Label == label.Kind);
        return own.Skip(own.FindLastIndex(p => p.Completes) + 1);
    }

    private static Money Less(Money asked, IEnumerable<BookedPayment> paid) =>
        paid.Aggregate(asked, (left, p) => p.Amount > left ? left - left : left - p.Amount);

    private static IEnumerable<LabelDuty> Certified(OwnLabel own)
    {
        var file = own.File;
        foreach (var shortcoming in file.Shortcomings.Where(s => s.IsOpen && s.BroughtOn is null))
        {
            if (file.Running(LabelTermKind.Mending, shortcoming.Label, shortcoming.Id) is { } term)
            {
                yield return new LabelDuty(LabelDutyKind.Shortcoming, term)
                {
                    Label = shortcoming.Label,
                    Act = LabelCommand.NameOf<MendShortcoming>(),
                    About = shortcoming.Id,
                    Quote = shortcoming.CheckText is { Length: > 0 } check
                        ? $"{shortcoming.Text}\n\n{check}"
                        : shortcoming.Text,
                };
            }
        }

        foreach (var term in file.Terms.Where(t => t.Runs && t.Kind == LabelTermKind.ScanMending))
        {
            yield return new LabelDuty(LabelDutyKind.UnsafeScan, term) { Label = term.Label };
        }

        foreach (var late in Open(file, "scan-not-mended"))
        {
            yield return new LabelDuty(LabelDutyKind.UnsafeScan, null) { Label = late.Label };
        }

        foreach (var kind in own.Kinds.Where(kind => own.May<LodgeCertificationAppeal>(kind)))
        {
            yield return new LabelDuty(
                LabelDutyKind.CertificationAppeal,
                file.CertificationAppealTime(kind, own.Context)
            )
            {
                Label = kind,
                Act = LabelCommand.NameOf<LodgeCertificationAppeal>(),
                About = kind,
                IsFree = true,
            };
        }

        foreach (var term in file.Terms.Where(t => t.Runs && t.Kind == LabelTermKind.RemovalCheck))
        {
            yield return new LabelDuty(LabelDutyKind.TakeOff, term) { Label = term.Label };
        }

        foreach (var late in Open(file, "look-for-label"))
        {
            yield return new LabelDuty(LabelDutyKind.TakeOff, null) { Label = late.Label };
        }
    }

    // What went by, until the body saw that it is done.
    private static IEnumerable<LabelTask> Open(LabelFile file, string task) =>
        file.Tasks.Where(t => t.DoneOn is null && t.What == task);

    private static IEnumerable<LabelDuty> Conditions(LabelFile file) =>
        file
            .LostConditions.Where(lost => lost.IsLost && !lost.WaitsForJudgment)
            .Select(lost => new LabelDuty(
                LabelDutyKind.Condition,
                file.Running(LabelTermKind.Condition, subject: lost.Id)
            )
            {
                Act = LabelCommand.NameOf<MendCondition>(),
                About = WireNames.Camel(lost.Condition.ToString()),
                Word = WireNames.Camel(lost.Condition.ToString()),
                Quote = lost.Judgment ?? lost.Text,
            });

    private static IEnumerable<LabelDuty> OfTheBoard(LabelFile file)
    {
        foreach (var act in file.BoardActs)
        {
            if (act.IsOpen && act.AnsweredOn is null)
            {
                yield return new LabelDuty(
                    LabelDutyKind.BoardAnswer,
                    file.Running(LabelTermKind.BoardAnswer, subject: act.Id)
                        ?? file.Running(LabelTermKind.BoardHearing, subject: act.Id)
                )
                {
                    Label = act.Label,
                    Act = LabelCommand.NameOf<AnswerBoardAct>(),
                    About = act.Id,
                    Word = WireNames.Camel(act.Kind.ToString()),
                    Quote = act.Reasons,
                    IsDone = act.Urgent,
                };
            }

            if (file.Running(LabelTermKind.LabelAppeal, subject: act.Id) is { } term)
            {
                yield return new LabelDuty(LabelDutyKind.BoardAppeal, term)
                {
                    Label = act.Label,
                    Act = LabelCommand.NameOf<LodgeBoardAppeal>(),
                    About = act.Id,
                    Quote = act.DecisionReasons ?? act.Reasons,
                    IsDone = act.Urgent,
                    IsFree = true,
                };
            }
        }
    }

    // What was seen and where; never who reported it (BC-41).
    private static IEnumerable<LabelDuty> Misuses(LabelFile file) =>
        file
            .Misuses.Where(misuse => misuse.IsOpen && misuse.AnsweredOn is null)
            .Select(misuse => new LabelDuty(
                LabelDutyKind.Misuse,
                file.Running(LabelTermKind.MisuseAnswer, subject: misuse.Id)
            )
            {
                Label = misuse.OfLabel,
                Act = LabelCommand.NameOf<AnswerMisuse>(),
                About = misuse.Id,
                Quote = misuse.Text.Length == 0 ? misuse.Url : $"{misuse.Url}\n{misuse.Text}",
            });

    private static IEnumerable<LabelDuty> Measures(OwnLabel own) => own.File.Measures.SelectMany(m => Of(own, m));

    private static IEnumerable<LabelDuty> Of(OwnLabel own, Measure measure)
    {
        var file = own.File;
        if (Reaction(file, measure) is { } reaction)
        {
            yield return reaction;
        }

        if (
            measure.Notice is { ConfirmedAt: null }
            && (measure.WaitsForRemoval || file.Running(LabelTermKind.MeasureReceipt, subject: measure.Id) is not null)
        )
        {
            yield return OfMeasure<ConfirmReceipt>(
                file,
                measure,
                LabelDutyKind.Notice,
                LabelTermKind.MeasureReceipt
            ) with
            {
                Quote = measure.Decided?.Grounds,
                IsYetToRun = measure.Notice.SentAt is null,
            };
        }

        if (measure.WaitsForRemoval)
        {
            yield return new LabelDuty(LabelDutyKind.Removal, file.Running(LabelTermKind.Removal, subject: measure.Id))
            {
                Label = LabelKind.WebshopKeurmerk,
                Amount = measure.Notice!.PerDay,
                IsYetToRun = measure.Notice.SentAt is null,
                Cost = CostOf(measure, own.Context.Now),
            };
        }

        if (Penalty(own, measure) is { } penalty)
        {
            yield return penalty;
        }

        if (Naming(file, measure) is { } naming)
        {
            yield return naming;
        }

        if (
            measure.Suspends
            && file.Label(LabelKind.WebshopKeurmerk).State == LabelState.Suspended
            && file.Running(LabelTermKind.Lifting, subject: measure.Id) is null
        )
        {
            yield return new LabelDuty(LabelDutyKind.Irregularity, null)
            {
                Label = LabelKind.WebshopKeurmerk,
                Act = LabelCommand.NameOf<ReportMended>(),
                About = measure.Id,
                Quote = measure.Decided?.Grounds,
            };
        }
    }

    private static LabelDuty? Naming(LabelFile file, Measure measure) =>
        file.Running(LabelTermKind.NamingText, subject: measure.Id) is { } naming
            ? new LabelDuty(LabelDutyKind.NamingText, naming)
            {
                Label = LabelKind.WebshopKeurmerk,
                Quote = measure.Naming?.Text,
            }
            : null;

    // WK-4: what was demanded and not paid yet.
    private static LabelDuty? Penalty(OwnLabel own, Measure measure) =>
        measure.Demands.Count > 0 && LogoPenalty.Open(measure, own.Context.Now) is { Amount: > 0 } open
            ? new LabelDuty(LabelDutyKind.Penalty, null)
            {
                Label = LabelKind.WebshopKeurmerk,
                Amount = open,
                Reference = $"{own.File.MemberId} {measure.Id}",
            }
            : null;

    // WK-4: what it has come to once the hours are over; what counts with an earlier measure is told there.
    private static LabelCost? CostOf(Measure measure, DateTimeOffset now) =>
        measure.Notice?.RemovalEnds is { } ended
        && LogoPenalty.StartedDays(measure, now) is > 0 and var days
        && LogoPenalty.Of(measure, now) is { } amount
            ? new LabelCost(ended, days, amount)
            : null;

    private static LabelDuty? Reaction(LabelFile file, Measure measure) =>
        measure is { IsPrepared: true, Reactions.Count: 0, Warning: { } warning }
            ? OfMeasure<ReactToMeasure>(file, measure, LabelDutyKind.Reaction, LabelTermKind.Reaction) with
            {
                Word = WireNames.Camel(warning.Kind.ToString()),
                Quote = warning.Grounds,
                Article = warning.Article,
                IsYetToRun = warning.SentAt is null,
            }
            : null;

    private static LabelDuty OfMeasure<TAct>(LabelFile file, Measure measure, LabelDutyKind kind, LabelTermKind term)
        where TAct : LabelCommand =>
        new(kind, file.Running(term, subject: measure.Id))
        {
            Label = LabelKind.WebshopKeurmerk,
            Act = LabelCommand.NameOf<TAct>(),
            About = measure.Id,
        };

    private static IEnumerable<LabelDuty> FirstLabel(LabelFile file) =>
        file.Running(LabelTermKind.FirstLabel) is { } term
        && !file.Labels.Exists(l =>
            l.State is LabelState.Applied or LabelState.InCertification or LabelState.Mending or LabelState.ReadyToGrant
        )
            ? [new LabelDuty(LabelDutyKind.FirstLabel, term)]
            : [];
}
