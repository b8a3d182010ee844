using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The consumer's choice for or against arbitration (BC-27, FP-6).</summary>
public sealed partial class Case
{
    // FP-6: asked on the day of the act, also when the appeal itself came on paper some days before.
    private void AskArbitration(Appeal appeal, ActContext o)
    {
        if (IsConsumer && appeal.AwaitsChoice && appeal.Choice is null)
        {
            var choice = Open(new(TermKind.Choice, Party.Complainant, appeal.Id), TermStart.AppealLodged, o.Today, o);
            Record(new ArbitrationAsked(appeal, choice));
        }
    }

    private Refusal? Handle(ChooseArbitration c, ActContext o)
    {
        if (WhyNoAppeal(c.Appeal, "FP-6", out var appeal, a => a.NeedsArbitration) is { } unknown)
        {
            return unknown;
        }

        var law = o.Rulebook.Appeal!;
        var check = new Validation();
        check.Require(
            c.Language is null ? c.Accepted == false : law.Languages.Contains(c.Language),
            "language",
            "BC-27",
            FieldReason.ArbitrationLanguage,
            string.Join(", ", law.Languages)
        );
        if (check.Refusal is { } no)
        {
            return no;
        }

        if (!IsConsumer || !appeal.AwaitsChoice)
        {
            return Refusal.State("FP-6", RefusalReason.ChoiceIsOver);
        }

        Fulfil(TermKind.Choice, o.On, subject: appeal.Id);
        TakeChoice(
            appeal,
            new ArbitrationChoice(c.Language ?? law.LanguageFor(Language), c.Accepted!.Value, o.On, ByDefault: false),
            AppealAct.ChooseArbitration,
            o
        );
        return null;
    }

    // FP-6: without its yes the consumer's own appeal cannot go to the arbitrator; a member's goes on without binding the consumer.
    private void TakeChoice(Appeal appeal, ArbitrationChoice choice, AppealAct by, ActContext o)
    {
        var chosen = appeal with { Choice = choice };
        if (!choice.Accepted && appeal.Party == Party.Complainant && appeal.Proceedings.Count > 1)
        {
            chosen = chosen with { Proceedings = [.. appeal.Proceedings.Where(p => p.Forum != Forum.Arbitration)] };
        }

        Change(chosen);
        Record(new ArbitrationChosen(chosen));
        EndAppeal(chosen, by, o, chosen.Result is null ? "arbitration-not-accepted" : "forum");
    }
}
