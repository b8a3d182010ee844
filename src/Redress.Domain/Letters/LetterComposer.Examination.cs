using Redress.Domain.Cases;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Letters;

/// <summary>Letters of the adversarial stage (BC-12…BC-15, FP-1, FP-2, FP-4, FP-9, FP-10).</summary>
internal sealed partial class LetterComposer
{
    private bool Examination(Fact fact)
    {
        switch (fact)
        {
            case FileSentToMember f:
                (string, object?)[] sent =
                [
                    ("term", f.Term),
                    ("messages", c.IsUnsolicitedAdvertising),
                    ("hearing", rulebook.Has(Stage.Hearing)),
                ];
                // FP-2: whoever was not told of the complaint yet learns with this letter that its file was complete already.
                Write(Party.Respondent, "file-sent", [.. sent, ("complete", c.CompleteOn)]);
                Write(Party.Complainant, "file-sent-told", sent);
                return true;
            case ResponseDelivered f:
                Delivered(f);
                return true;
            case ResponseTermLapsed f:
                Both("response-term-lapsed", ("delivered", Deliveries(f.Delivered)), ("missing", Missing));
                return true;
            case CommentMade { Comment: var comment } when c.IsOfAnotherComplaint(comment.Id):
                return true;
            case CommentMade { Comment: var comment }:
                Write(comment.By.Other(), "comment-made", ("nothing", comment.NothingToAdd), ("late", comment.Late));
                return true;
            case PutToTheParty { Matter: var m }:
                Write(
                    m.Party,
                    "matter-put",
                    ("ground", m.Ground is { } ground ? TextKey.Of(ground) : null),
                    ("known", m.GroundKnownOn),
                    ("activation", m.What == PutMatter.Activation),
                    ("otherCase", m.Case),
                    ("kind", m.Kind is { } kind ? TextKey.Of(kind) : null),
                    ("amount", m.Amount),
                    ("text", m.Text)
                );
                return true;
            case FileDeclaredComplete f:
                Both("file-complete", ("term", f.Outcome));
                return true;
            case FileClosed:
                Both("file-closed", ("term", c.RunningTerm(TermKind.Outcome)));
                return true;
            case FileReopened:
                foreach (var party in Parties.Both)
                {
                    Write(party, "file-reopened", ("admitted", Decided(party).Any()));
                }

                return true;
            default:
                return OfLateMatter(fact)
                    || OfTerms(fact)
                    || OfHearings(fact)
                    || OfTheCommittee(fact)
                    || OfSuccessors(fact);
        }
    }

    private bool OfLateMatter(Fact fact)
    {
        switch (fact)
        {
            case LateMatterReceived { Submission: var late }:
                Write(late.Party, "late-received", ("hearing", late.WishToBeHeard), ("apart", late.Matter is not null));
                Write(
                    Addressee.Secretary,
                    "late-received-office",
                    ("by", TextKey.Of(late.Party)),
                    ("hearing", late.WishToBeHeard)
                );
                return true;
            case LateMatterDecided { Submission: var late }:
                Write(
                    late.Party,
                    "late-decided",
                    ("on", late.On),
                    ("admitted", late.State == LateState.Admitted),
                    ("reason", late.Reason),
                    ("hearing", Heard(late)),
                    ("apart", late.Matter is not null)
                );
                if (Heard(late))
                {
                    // BC-13: the other party learns that the file is open again, and why.
                    Write(late.Party.Other(), "file-reopened", ("hearing", true));
                }

                return true;
            default:
                return false;
        }
    }

    private bool OfTerms(Fact fact)
    {
        switch (fact)
        {
            case TermExtended { Term: { Kind: TermKind.Mediation } term } f:
                Both("mediation-extended", ("term", term), ("reason", f.Reason));
                return true;
            case TermExtended { Term: var term } f:
                foreach (var party in term.Derivation.Extensions[^1].Told)
                {
                    Write(
                        party,
                        "term-extended",
                        ("kind", TextKey.Of(term.Kind)),
                        ("term", term),
                        ("reason", f.Reason),
                        ("ownTerm", term.Party == party)
                    );
                }

                return true;
            case TermsRederived f:
                foreach (var party in Parties.Both)
                {
                    // FP-10: of each term that it knows of, whosever it is.
                    Rederived(party, [.. f.Terms.IntersectBy(CaseView.Terms(c, party).Select(t => t.Id), t => t.Id)]);
                }

                return true;
            case ExtensionRequested { Request: var r }:
                Write(
                    Addressee.Secretary,
                    "extension-requested",
                    ("days", new Period(0, 0, r.Days)),
                    ("reason", r.Reason),
                    ("term", c.RunningTerm(TermKind.Response))
                );
                return true;
            default:
                return false;
        }
    }

    // FP-12: the reason of a challenge is for the body; what came of it, with its reasons, for both.
    private bool OfTheCommittee(Fact fact)
    {
        switch (fact)
        {
            case CommitteeTold f:
                Write(f.Party, "committee-told");
                return true;
            case MemberChallenged { Challenge: var x }:
                // FP-7: whose objection comes late is told so at once.
                foreach (var party in x.Late ? Parties.Both : [x.By.Other()])
                {
                    Write(party, "member-challenged", ("by", TextKey.Of(x.By)), ("member", x.Name), ("late", x.Late));
                }

                Write(
                    Addressee.Secretary,
                    "member-challenged",
                    ("by", TextKey.Of(x.By)),
                    ("member", x.Name),
                    ("late", x.Late),
                    ("reason", x.Reason)
                );
                return true;
            case ChallengeDecided { Challenge: var x }:
                Both(
                    "challenge-decided",
                    ("member", x.Name),
                    ("stepsBack", x.StepsBack == true),
                    ("reasons", x.Reasons)
                );
                return true;
            case ChallengeMoot { Challenge: var x }:
                Write(x.By, "challenge-moot", ("member", x.Name), ("left", !facts.OfType<DecisionPronounced>().Any()));
                return true;
            case SubstituteAwaited { Term: var term }:
                Write(Addressee.Secretary, "substitute-awaited", ("term", term));
                return true;
            default:
                return false;
        }
    }

    private bool OfSuccessors(Fact fact)
    {
        switch (fact)
        {
            case PartyLost { Loss: var loss, Term: var term }:
                foreach (var party in Parties.Both)
                {
                    Write(
                        party,
                        "party-lost",
                        ("party", loss.Name),
                        ("kind", TextKey.Of(loss.Kind)),
                        ("on", loss.On),
                        ("term", term),
                        ("mine", party == loss.Party),
                        ("ends", loss.Party == Party.Complainant && c.IsBeforeDecision)
                    );
                }

                return true;
            case PartySucceeded f:
                foreach (var party in Parties.Both)
                {
                    Write(
                        party,
                        "party-succeeded",
                        ("party", f.Party == Party.Complainant ? c.Complainant.Name : c.Respondent.Name),
                        ("before", f.Before),
                        ("mine", party == f.Party),
                        ("without", WithoutMember(party))
                    );
                }

                return true;
            case LeftWithoutSuccessor f:
                foreach (var party in Parties.Both)
                {
                    Write(
                        party,
                        "left-without-successor",
                        ("party", f.Party == Party.Complainant ? c.Complainant.Name : c.Respondent.Name),
                        ("ends", f.Ends),
                        ("without", WithoutMember(party))
                    );
                }

                return true;
            default:
                return false;
        }
    }

    private bool OfHearings(Fact fact)
    {
        switch (fact)
        {
            case HearingRequested:
                Write(Addressee.Secretary, "hearing-requested");
                return true;
            case HearingRequestWithdrawn:
                Write(Addressee.Secretary, "hearing-requested", ("withdrawn", true));
                return true;
            case HearingDatesProposed { Proposed: var asked }:
                Both(
                    "hearing-dates",
                    ("dates", asked.Dates.Select(d => (object)Local(d.At)).ToList()),
                    ("by", asked.AnswerBy)
                );
                return true;
            case HearingDatesAnswered { Answer: var answer } f:
                Write(
                    Addressee.Secretary,
                    "hearing-dates-answered",
                    ("by", TextKey.Of(answer.By)),
                    (
                        "dates",
                        (c.HearingDates?.Dates ?? [])
                            .Where(d => answer.Suits.Contains(d.Id))
                            .Select(d => (object)Local(d.At))
                            .ToList()
                    ),
                    ("asked", c.HearingDates is not null && f is { Video: null, Sooner: false, Postpone: false }),
                    ("video", f.Video == true),
                    ("noVideo", f.Video == false),
                    ("sooner", f.Sooner),
                    ("postpone", f.Postpone),
                    ("text", answer.Text)
                );
                return true;
            case HearingAskedAbout { Question: var q }:
                Write(Addressee.Secretary, "hearing-question", ("by", TextKey.Of(q.By)), ("text", q.Text));
                return true;
            default:
                return OfInvitations(fact);
        }
    }

    private bool OfInvitations(Fact fact)
    {
        switch (fact)
        {
            case HearingAdjourned { Hearing: var h }:
                foreach (var party in Parties.Both)
                {
                    Write(
                        party,
                        "hearing-adjourned",
                        [
                            ("was", Local(h.At)),
                            ("at", Local(h.AdjournedTo!.Value)),
                            ("place", h.Place),
                            ("videoLink", h.VideoLink),
                            ("reason", h.Reason),
                            .. Moves(party),
                        ]
                    );
                }

                return true;
            case HearingPostponed { Hearing: var h }:
                foreach (var party in Parties.Both)
                {
                    Write(party, "hearing-postponed", ("was", Local(h.At)), ("own", h.PostponedBy == party));
                }

                return true;
            case HearingCancelled { Hearing: var h }:
                Both(
                    "hearing-cancelled",
                    ("was", Local(h.At)),
                    ("reason", h.Reason),
                    ("unheard", c.HearingRequests.Exists(r => r.Unheard))
                );
                return true;
            case HearingInvited { Hearing: var h } f:
                foreach (var party in Parties.Both)
                {
                    Write(
                        party,
                        "hearing-invited",
                        [
                            ("at", Local(h.At)),
                            ("place", h.Place),
                            ("videoLink", h.VideoLink),
                            ("changed", f.Changed),
                            .. Moves(party),
                        ]
                    );
                }

                return true;
            case HearingHeld { Hearing: var h }:
                Both("hearing-held", ("on", rulebook.Working.Day(h.At)));
                return true;
            default:
                return false;
        }
    }

    // BC-13: how often this party may still ask for another day.
    private IEnumerable<(string, object?)> Moves(Party party)
    {
        var left = rulebook.Hearing.Postponements - c.Hearings.Count(h => h.PostponedBy == party);
        return [("once", left == 1), ("moves", left > 1 ? left : null)];
    }

    // A response that brought nothing new for the complainant, such as the wish to be heard alone, is no letter to it.
    private void Delivered(ResponseDelivered fact)
    {
        var served = facts
            .OfType<DocumentServed>()
            .Where(d => d.On == Party.Complainant && d.Title.Length == 0)
            .Select(d => Delivery(d.What))
            .ToList();
        if (served.Count > 0 || facts.OfType<CommentInvited>().Any(i => i.Party == Party.Complainant))
        {
            Write(
                Party.Complainant,
                "response-delivered",
                ("delivered", served),
                ("missing", Missing),
                ("late", fact.Late),
                ("term", c.RunningTerm(TermKind.Response))
            );
        }
    }

    private void Rederived(Party party, IReadOnlyList<Term> terms)
    {
        if (terms.Count > 0)
        {
            Write(
                party,
                "terms-rederived",
                ("terms", terms.Select(t => Row(("kind", TextKey.Of(t.Kind)), ("term", t))).ToList())
            );
        }
    }

    private bool Heard(LateSubmission late) =>
        Decided(late.Party).Any(s => s.WishToBeHeard && s.State == LateState.Admitted);

    private IEnumerable<LateSubmission> Decided(Party party) =>
        facts.OfType<LateMatterDecided>().Select(f => f.Submission).Where(s => s.Party == party);

    private List<TextKey> Missing => [.. c.MissingDeliveries.Select(Delivery)];

    private static List<TextKey> Deliveries(Response r) =>
        [
            .. new[]
            {
                (r.Answer is not null, "answer"),
                (r.Defence is not null, "defence"),
                (r.Messages.Count > 0 || r.NoMessages is not null, "messages"),
            }
                .Where(d => d.Item1)
                .Select(d => Delivery(d.Item2)),
        ];

    private static TextKey Delivery(string what) => new($"delivery.{what}");

    private static Dictionary<string, object> Row(params (string Name, object? Value)[] values) =>
        values.Where(v => v.Value is not null).ToDictionary(v => v.Name, v => v.Value!);
}
