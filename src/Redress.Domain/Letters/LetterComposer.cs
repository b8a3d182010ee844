using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Letters;

/// <summary>
/// The letters of one act in the making. The first fact that concerns an addressee gives the letter its subject;
/// what else the act brought about for the same reader is said in that letter by the common values.
/// </summary>
internal sealed partial class LetterComposer(Case c, Rulebook rulebook, IReadOnlyList<Fact> facts, DateTimeOffset now)
{
    private readonly List<Letter> _letters = [];

    public IReadOnlyList<Letter> Letters => _letters;

    public void Compose(Fact fact)
    {
        var _ =
            Intake(fact)
            || Mediation(fact)
            || Settlement(fact)
            || Referral(fact)
            || Examination(fact)
            || Decisions(fact)
            || Notices(fact)
            || Sanctions(fact)
            || Appeals(fact)
            || AppealDuties(fact)
            || Written(fact);
    }

    // FP-20: the addressee reads it on its page. The secretary has it in its lists.
    private bool Written(Fact fact)
    {
        if (fact is MessageEntered entered)
        {
            Entered(entered);
            return true;
        }

        if (fact is not MessageWritten { Message: var message })
        {
            return false;
        }

        if (message.From is null)
        {
            Write(message.With, "message-from-secretary");
        }
        else if (message.To == MessageTo.OtherParty)
        {
            Write(message.With.Other(), "message-from-other-party");
        }

        return true;
    }

    // FP-20: who wrote is told at once what became of it and what is still needed; where the act itself writes to it, by that letter.
    private void Entered(MessageEntered fact)
    {
        var party = fact.Message.With;
        var act = WireNames.Camel(CommandCatalog.ByName[fact.Act].Name);
        Write(party, "message-entered", ("act", new TextKey($"act.{act}")), ("on", fact.Message.On));
    }

    /// <summary>What is no letter's main matter but must be told to a party that this act sends nothing else.</summary>
    public void ComposeRemaining()
    {
        foreach (var fact in facts)
        {
            TellRegistrar(fact);
            switch (fact)
            {
                case CommentInvited f:
                    Write(
                        f.Party,
                        Served(f.Party).Count > 0 ? "document-served" : "comment-invited",
                        ("documents", Served(f.Party) is { Count: > 0 } titles ? titles : null)
                    );
                    break;
                case DocumentServed f when !BelongsToAnActToCome(f):
                    Write(f.On, "document-served", ("documents", Served(f.On)));
                    break;
                case TermReminded { Term: var term }:
                    Remind(term);
                    break;
                case DutyDelayed f:
                    Delayed(f);
                    break;
                case DetailsCorrected f:
                    Corrected(f);
                    break;
                case AddressAsked { Address: var address }:
                    Write(Case.PartyOf(address.Holder), "confirm-address", ("email", address.Email));
                    break;
                case CodeReissued f:
                    Write(f.Party, "code-reissued");
                    break;
                case AppealEnded:
                    Known("appeal-ended");
                    break;
                case FinalityLifted:
                    Lifted();
                    break;
                case DecisionBecameFinal:
                    Both("decision-final");
                    break;
                case SanctionTookEffect:
                    Write(Party.Respondent, "sanction-effective");
                    break;
                case SanctionDeferred or SanctionEnded or FineToReturn:
                    RemainingOfSanctions(fact);
                    break;
                case CaseClosed f:
                    Both("case-closed", ("because", TextKey.Of(f.Reason)));
                    break;
            }
        }
    }

    // BC-24: who may contest it now, and until when.
    private void Lifted()
    {
        foreach (var party in Parties.Both.Where(WasNotified))
        {
            Write(party, "finality-lifted", ("own", MayAppealUntil(party)), ("other", MayAppealUntil(party.Other())));
        }
    }

    // BC-25: who must go to court is warned of what it may lose.
    private void Remind(Term term)
    {
        if (term.Kind == TermKind.Bringing)
        {
            Write(term.Party!.Value, "bringing-warning", ("term", term));
            return;
        }

        Write(
            term.Party!.Value,
            "term-reminder",
            [
                ("kind", TextKey.Of(term.Kind)),
                ("term", term),
                ("may", term.Kind == TermKind.Comment),
                ("choiceRuns", term.Kind == TermKind.Choice),
                .. AboutAppeal(term),
            ]
        );
    }

    // BC-26, FP-6: what a payment needs, and what silence means.
    private IEnumerable<(string, object?)> AboutAppeal(Term term) =>
        c.FindAppeal(term.Subject) is not { } appeal ? []
        : term.Kind == TermKind.Deposit
            ? [("deposit", appeal.Deposit.Required - appeal.Deposit.Received), ("reference", appeal.Deposit.Reference)]
        : term.Kind == TermKind.Choice ? [("own", appeal.Party == Party.Complainant), ("court", GoesToCourtToo(appeal))]
        : [];

    // FP-21: also to who corrected it: another may have done so with its code.
    private void Corrected(DetailsCorrected f) =>
        Write(
            f.Party,
            "details-corrected",
            ("what", f.Corrected.Select(field => new TextKey($"details.{field}")).ToList()),
            (
                "email",
                c.NewAddressOf(
                    f.Party == Party.Complainant ? AddressHolder.Complainant : AddressHolder.Respondent
                )?.Email
            ),
            ("mandate", f.Party == Party.Complainant && c.AwaitsMandate),
            ("former", f.NoLongerActs)
        );

    private void Both(string template, params (string Name, object? Value)[] values)
    {
        foreach (var party in Parties.Both)
        {
            Write(party, template, values);
        }
    }

    private void Write(Party party, string template, params (string Name, object? Value)[] values)
    {
        if (party == Party.Respondent && !c.RespondentInformed)
        {
            return;
        }

        Write(
            To(party),
            template,
            [.. About(party), .. AlsoFor(party), .. Waiting(party, template), .. Honest(party, template), .. values]
        );
    }

    private void Write(Addressee to, string template, params (string Name, object? Value)[] values)
    {
        if (_letters.Exists(l => l.To == to))
        {
            return;
        }

        var language = Correspondence.LanguageOf(to, c, rulebook);
        var kind = LetterTemplate.Find(template);
        var filled = new Dictionary<string, object>
        {
            ["number"] = c.Number,
            ["scheme"] = rulebook.Name.GetValueOrDefault(language) ?? rulebook.Name.Values.First(),
            ["today"] = Today,
        };
        // FP-18, FP-21: an administrator learns of no file more than its number, nor does whom it does not concern any more.
        if (to is not (Addressee.Administrator or Addressee.FormerRespondent))
        {
            (filled["shop"], filled["complainant"]) = (c.Respondent.Name, c.Complainant.Name);
            filled["against"] = rulebook.Appeal?.Against.GetValueOrDefault(language) ?? filled["scheme"];
        }

        foreach (var (name, value) in values.Where(v => v.Value is not null))
        {
            filled[name] = kind.Knows(name)
                ? value!
                : throw new InvalidOperationException($"The letter '{template}' has no '{name}'.");
        }

        _letters.Add(new Letter(to, template, language, filled));
    }

    private DateOnly Today => rulebook.Working.Day(now);

    private DateOnly? MayAppealUntil(Party party) =>
        DutyList
            .Of(c, party, now, rulebook.Working)
            .FirstOrDefault(d => d.Kind == PartyDutyKind.Appeal && d.Subject is null)
            ?.Due;

    private static Addressee To(Party party) =>
        party == Party.Complainant ? Addressee.Complainant : Addressee.Respondent;

    private IEnumerable<(string, object?)> About(Party party) =>
        [
            ("name", party == Party.Complainant ? c.Mandated?.Name ?? c.Complainant.Name : c.Respondent.Name),
            ("toComplainant", party == Party.Complainant),
            ("toRespondent", party == Party.Respondent),
            ("member", c.Respondent.IsMember),
            ("consumer", c.IsConsumer),
            // FP-22: that nothing is to be done is said only where nothing is asked.
            ("idle", DutyList.Of(c, party, now, rulebook.Working).Count == 0),
        ];

    // A document that a party uploads in a term of its own belongs to the act that will name it or to the term's end; either tells the other.
    private bool BelongsToAnActToCome(DocumentServed served) =>
        facts.OfType<DocumentAdded>().FirstOrDefault(a => a.Document.Id == served.What) is { Document.By: { } by }
        && c.Terms.Exists(t =>
            t.Party == by
            && t.State == TermState.Running
            && (
                t.Kind == TermKind.Response
                || t.Kind == TermKind.Comment && t.Derivation.Event == TermStart.DefenceServed
            )
        );

    private List<string> Served(Party on) =>
        [.. facts.OfType<DocumentServed>().Where(d => d.On == on && d.Title.Length > 0).Select(d => d.Title)];

    // Who had been notified of a decision that was set aside is told of that too (BC-29).
    private bool WasNotified(Party party) =>
        c.Notification(party) is not null
        || facts.OfType<ComplaintRemitted>().Any()
            && c.Services.Exists(s => s.What == ServiceSubject.Decision && s.Party == party);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, rulebook.Working.Zone);
}
