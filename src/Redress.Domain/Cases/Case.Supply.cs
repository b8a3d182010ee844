using System.Globalization;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>What is asked of the complainant, and what it supplies (BC-7, FP-2).</summary>
public sealed partial class Case
{
    private Refusal? Handle(RequestInformation c, ActContext o)
    {
        var rule = o.Rulebook.Terms.Of(TermKind.Supply);
        var days = c.Term is { } term ? term.From(o.Today).DayNumber - o.Today.DayNumber : rule.Days;
        var check = new Validation();
        check.Require(c.Items!.All(i => !string.IsNullOrWhiteSpace(i)), "items", "BC-7", FieldReason.Required);
        check.Require(
            days >= (rule.Min ?? 1) && days <= (rule.Max ?? 365),
            "term",
            "BC-7",
            FieldReason.OutOfBounds,
            rule.Min ?? 1,
            rule.Max ?? 365
        );
        if (check.Refusal is { } no)
        {
            return no;
        }

        foreach (var text in c.Items!)
        {
            Asked.Add(new AskedItem((Asked.Count + 1).ToString(CultureInfo.InvariantCulture), text.Trim(), o.Today));
        }

        if (State is CaseState.Registered or CaseState.Incomplete)
        {
            // The complaint was not complete after all, so the 21 days of FP-3 have not begun.
            Terms.RemoveAll(t => t is { Kind: TermKind.Refusal, Derivation.Event: TermStart.CompleteAtIntake });
        }

        StopBodyTerms(o, StopReason.InformationAsked);
        DropProposedDecision("information-asked");
        Fulfil(TermKind.Supply, o.Today);
        var supply = Open(
            new(TermKind.Supply, Party.Complainant),
            TermStart.InformationAsked,
            o.Today,
            o,
            rule with
            {
                Days = days,
            }
        );
        Record(new InformationRequested([.. Asked.Where(i => i.Open)], supply));
        return null;
    }

    private Refusal? Handle(SupplyInformation c, ActContext o)
    {
        var check = new Validation();
        var answers = new List<ItemAnswer>();
        foreach (var (answer, i) in c.Items!.Select((answer, i) => (answer, i)))
        {
            var item = FindAsked(answer?.Item);
            check.Require(item is not null, $"items[{i}].item", "BC-7", FieldReason.Unknown);
            check.Require(
                !string.IsNullOrWhiteSpace(answer?.Text) || answer?.Documents is { Count: > 0 },
                $"items[{i}].text",
                "BC-7",
                FieldReason.TextOrDocument
            );
            CheckDocuments(check, answer?.Documents, $"items[{i}].documents", o);
            if (item is not null)
            {
                answers.Add(new ItemAnswer(item.Id, answer!.Text, answer.Documents ?? []));
            }
        }

        if (check.Refusal is { } no)
        {
            return no;
        }

        if (IsLateMatter(o))
        {
            return TakeLate(
                NewLateMatter<SupplyInformation>(o) with
                {
                    Items = answers,
                    Documents = [.. answers.SelectMany(a => a.Documents).Distinct()],
                },
                o
            );
        }

        // FP-7, FP-13: late is what came after the last day of its term, on whatever day it is entered.
        var late = Terms.LastOrDefault(t => t.Kind == TermKind.Supply)?.IsTooLate(o.On) == true;
        var discontinued = State == CaseState.Closed;
        Answer(answers, late, o);
        var all = Asked.TrueForAll(a => !a.Open);
        if (discontinued)
        {
            ReopenedOnce |= late;
            EndedOn = null;
            ClosedBecause = null;
            CompleteOn = null;
        }

        if (all || discontinued)
        {
            AfterSupply(o);
        }

        Record(new InformationSupplied(all, late));
        ServeAnswers(answers, o);
        return null;
    }

    private void Answer(IReadOnlyList<ItemAnswer> answers, bool late, ActContext o)
    {
        foreach (var answer in answers)
        {
            var i = Asked.FindIndex(a => a.Id == answer.Item);
            Asked[i] = Asked[i] with
            {
                Answer =
                    Asked[i].Answer is null || answer.Text is null
                        ? Asked[i].Answer ?? answer.Text
                        : $"{Asked[i].Answer}\n\n{answer.Text}",
                Documents = [.. Asked[i].Documents, .. answer.Documents],
                AnsweredOn = o.On,
                Late = late,
            };
            AttachTo(answer.Documents, Command.NameOf<SupplyInformation>(), o);
        }
    }

    // FP-1: what the complainant answers after the respondent was told of the complaint is served on it, and under examination it may comment.
    private void ServeAnswers(IReadOnlyList<ItemAnswer> answers, ActContext o)
    {
        if (!RespondentInformed)
        {
            return;
        }

        ServeItems(answers, o);
        if (IsAdversarial)
        {
            OpenCommentTerm(Party.Respondent, TermStart.DocumentServed, o, null);
        }
    }

    private void ServeItems(IReadOnlyList<ItemAnswer> answers, ActContext o)
    {
        foreach (var answer in answers)
        {
            ServeOn(Party.Respondent, ServiceSubject.Item(answer.Item), "", o);
        }
    }

    private void AfterSupply(ActContext o)
    {
        Fulfil(TermKind.Supply, o.On);
        ResumeBodyTerms(o);
        if (State is CaseState.Incomplete or CaseState.Closed)
        {
            Open(new(TermKind.Refusal, null), TermStart.CompleteAtIntake, o.On, o);
        }
    }

    private AskedItem? FindAsked(string? name) =>
        Asked.FirstOrDefault(a => a.Id == name)
        ?? Asked.FirstOrDefault(a => a.Text.Equals(name?.Trim(), StringComparison.OrdinalIgnoreCase));
}
