using System.Security.Cryptography;
using System.Text;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The hearing: invitation, adjournment, minutes (BC-13).</summary>
public sealed partial class Case
{
    public CaseHearing? OpenHearing => Hearings.LastOrDefault(h => h.Open);

    private Refusal? Handle(RequestHearing _, ActContext o)
    {
        if (IsLateMatter(o))
        {
            return TakeLate(NewLateMatter<RequestHearing>(o) with { WishToBeHeard = true }, o);
        }

        HearingRequests.Add(new HearingRequest(o.On));
        Record(new HearingRequested());
        return null;
    }

    private Refusal? Handle(WithdrawHearingRequest _, ActContext o)
    {
        for (var i = 0; i < HearingRequests.Count; i++)
        {
            HearingRequests[i] = HearingRequests[i].Unheard
                ? HearingRequests[i] with
                {
                    WithdrawnOn = o.On,
                }
                : HearingRequests[i];
        }

        Record(new HearingRequestWithdrawn());
        return null;
    }

    private Refusal? Handle(InviteToHearing c, ActContext o)
    {
        var check = new Validation();
        check.Require(c.At > o.Now, "at", "BC-13", FieldReason.InThePast);
        check.Require(
            string.IsNullOrWhiteSpace(c.Place) != string.IsNullOrWhiteSpace(c.VideoLink),
            "place",
            "BC-13",
            FieldReason.PlaceOrVideo
        );
        check.Require(
            string.IsNullOrWhiteSpace(c.VideoLink)
                || Uri.TryCreate(c.VideoLink, UriKind.Absolute, out var link) && link.Scheme == "https",
            "videoLink",
            "BC-13",
            FieldReason.NotAWebsite
        );
        if ((check.Refusal ?? WhyNotInvited(c.At ?? o.Now, c.VideoLink, o)) is { } no)
        {
            return no;
        }

        // FP-3: who is to be heard is not refused unheard.
        DropProposedDecision("invited-to-hearing");
        var changed = OpenHearing is not null;
        ReplaceOpenHearing(h => h with { Replaced = true });
        HearingDates = null;
        Summon(new CaseHearing(NextId("h"), c.At!.Value, c.Place, c.VideoLink, o.Today), changed, o);
        return null;
    }

    private Refusal? Handle(ProposeHearingDates c, ActContext o)
    {
        var check = new Validation();
        var last = c.AnswerBy!.Value;
        check.Require(last >= o.Today, "answerBy", "BC-13", FieldReason.InThePast);
        foreach (var (at, i) in c.Dates!.Select((at, i) => (at, i)))
        {
            check.Require(at > o.Now, $"dates[{i}]", "BC-13", FieldReason.InThePast);
            check.Require(o.Calendar.Day(at) > last, $"dates[{i}]", "BC-13", FieldReason.AfterTheAnswers, last);
        }

        if (check.Refusal is { } no)
        {
            return no;
        }

        HearingDates = new HearingDates(
            [.. c.Dates!.Distinct().Order().Select((at, i) => new HearingDate($"d{i + 1}", at))],
            o.Today,
            last
        );
        Record(new HearingDatesProposed(HearingDates));
        return null;
    }

    private Refusal? Handle(AnswerHearingDates c, ActContext o)
    {
        IReadOnlyList<string> suits = [.. (c.Dates ?? []).Distinct()];
        var agrees = c.Video is not null || c.Sooner == true || c.Postpone == true;
        if (HearingDates is null && (suits.Count > 0 || !agrees))
        {
            return Refusal.State("BC-13", RefusalReason.NoDatesProposed);
        }

        var says = suits.Count > 0 || !string.IsNullOrWhiteSpace(c.Text);
        var check = new Validation();
        check.Require(suits.All(id => HearingDates!.Dates.Any(d => d.Id == id)), "dates", "BC-13", FieldReason.Unknown);
        check.Require(says || agrees, "text", "BC-13", FieldReason.NoDateSuits);
        if ((check.Refusal ?? (c.Postpone == true ? WhyNotPostponed(o) : null)) is { } no)
        {
            return no;
        }

        var answer = new HearingDateAnswer(o.Party, suits, c.Text, o.On);
        if (HearingDates is { } proposed && says)
        {
            HearingDates = proposed with { Answers = [.. proposed.Answers.Where(a => a.By != o.Party), answer] };
        }

        Agree(c, o);
        Record(new HearingDatesAnswered(answer, c.Video, c.Sooner == true, c.Postpone == true));
        if (c.Postpone == true)
        {
            ReplaceOpenHearing(h => h with { PostponedBy = o.Party });
            Fulfil(TermKind.Hearing, o.Today);
            Record(new HearingPostponed(Hearings[^1]));
        }

        return null;
    }

    /// <summary>What this party agreed to about the way it is heard; null while it agreed to nothing.</summary>
    public HearingAgreement? HearingAgreementOf(Party party) => HearingAgreements.Find(a => a.By == party);

    private void Agree(AnswerHearingDates c, ActContext o)
    {
        if (c.Video is null && c.Sooner is null)
        {
            return;
        }

        var before = HearingAgreementOf(o.Party) ?? new HearingAgreement(o.Party, null, Sooner: false, o.On);
        HearingAgreements.RemoveAll(a => a.By == o.Party);
        HearingAgreements.Add(
            before with
            {
                Video = c.Video ?? before.Video,
                Sooner = c.Sooner ?? before.Sooner,
                On = o.On,
            }
        );
    }

    // BC-13: to which of it the parties, who are both invited, have yet to agree.
    private Refusal? WhyNotInvited(DateTimeOffset at, string? videoLink, ActContext o)
    {
        var first = o.Today.AddDays(o.Rulebook.Hearing.NoticeDays);
        var noVideo = Parties.Both.Where(p => HearingAgreementOf(p) is not { Video: true }).ToList();
        var notSooner = Parties.Both.Where(p => HearingAgreementOf(p) is not { Sooner: true }).ToList();
        return !string.IsNullOrWhiteSpace(videoLink) && noVideo.Count > 0
                ? Refusal.State(
                    "BC-13",
                    RefusalReason.VideoNotAgreed,
                    [.. noVideo.Select(p => new Obstacle(ObstacleKind.HearingVideo, p))]
                )
            : o.Calendar.Day(at) < first && notSooner.Count > 0
                ? Refusal.State(
                    "BC-13",
                    RefusalReason.HearingTooSoon,
                    [.. notSooner.Select(p => new Obstacle(ObstacleKind.HearingSooner, p, null, first))]
                )
            : null;
    }

    // BC-13, FP-21: who was duly invited and stays away has been heard; whom the invitation did not reach was not invited, save where it agreed to so late a day.
    private Refusal? WhyNotDulyInvited(CaseHearing hearing)
    {
        var without = hearing.NotReached.Where(p => HearingAgreementOf(p) is not { Sooner: true }).ToList();
        return without.Count == 0
            ? null
            : Refusal.State(
                "BC-13",
                RefusalReason.InvitationNotDelivered,
                [.. without.Select(p => new Obstacle(ObstacleKind.Invitation, p))]
            );
    }

    private Refusal? WhyNotPostponed(ActContext o) =>
        OpenHearing is not { PostponedBy: null } hearing
        // FP-13: paper that arrived on a day before it came in time, on whatever day it is entered.
        || hearing.At <= o.Now && !(o.Act.Arrived < o.Calendar.Day(hearing.At))
            ? Refusal.State("BC-13", RefusalReason.NobodyInvited)
        : Hearings.Count(h => h.PostponedBy == o.Party) >= o.Rulebook.Hearing.Postponements
            ? Refusal.State("BC-13", RefusalReason.PostponedAlready)
        : null;

    private Refusal? Handle(CancelHearing c, ActContext o)
    {
        ReplaceOpenHearing(h => h with { CancelledOn = o.Today, Reason = c.Reason });
        Fulfil(TermKind.Hearing, o.Today);
        Record(new HearingCancelled(Hearings[^1]));
        return null;
    }

    private void Summon(CaseHearing hearing, bool changed, ActContext o)
    {
        Hearings.Add(hearing);
        // Who agreed to sooner agreed to it for this invitation.
        HearingAgreements = [.. HearingAgreements.Select(a => a with { Sooner = false })];
        Fulfil(TermKind.Hearing, o.Today);
        Terms.Add(
            Term.OpenOn(
                NextId("t"),
                new TermMatter(TermKind.Hearing, null, hearing.Id),
                "BC-13",
                new TermEvent(TermStart.InvitedToHearing, o.Today),
                o.Calendar.Day(hearing.At),
                o.Rulebook.Id
            )
        );
        Record(new HearingInvited(hearing, changed));
    }

    private Refusal? Handle(RecordHearing c, ActContext o)
    {
        var hearing = OpenHearing!;
        var check = new Validation();
        WhatIsSaidOf(c, o, check);

        var refused =
            check.Refusal
            ?? (c.AdjournedTo is { } day ? WhyNotInvited(day, hearing.VideoLink, o) : WhyNotDulyInvited(hearing));
        if (refused is { } no)
        {
            return no;
        }

        Fulfil(TermKind.Hearing, o.Today);
        if (c.AdjournedTo is { } until)
        {
            ReplaceOpenHearing(h => h with { AdjournedTo = until, Reason = c.Reason });
            Record(new HearingAdjourned(hearing with { AdjournedTo = until, Reason = c.Reason }));
            Summon(new CaseHearing(NextId("h"), until, hearing.Place, hearing.VideoLink, o.Today), changed: true, o);
            return null;
        }

        RecordHeldHearing(c, hearing, o);
        return null;
    }

    // Held or adjourned: of what belongs to the other nothing is dropped in silence.
    private static void WhatIsSaidOf(RecordHearing c, ActContext o, Validation check)
    {
        if (c.AdjournedTo is { } to)
        {
            check.Required(c.Reason, "reason", "BC-13");
            check.Require(to > o.Now, "adjournedTo", "BC-13", FieldReason.InThePast);
            check.Require(string.IsNullOrWhiteSpace(c.Minutes), "minutes", "BC-13", FieldReason.MinutesOrAdjourned);
            check.Require(c.Attended is not { Count: > 0 }, "attended", "BC-13", FieldReason.AttendedWithoutMinutes);
        }
        else if (!string.IsNullOrWhiteSpace(c.Reason))
        {
            check.Require(false, "adjournedTo", "BC-13", FieldReason.AdjournedWithoutDay);
        }
        else if (string.IsNullOrWhiteSpace(c.Minutes) && c.Attended is not { Count: > 0 })
        {
            check.Require(false, "minutes", "BC-13", FieldReason.NeitherMinutesNorAdjourned);
        }
        else
        {
            check.Required(c.Minutes, "minutes", "BC-13");
            // Nobody may have come: who was duly invited has been heard all the same.
            check.Require(c.Attended is not null, "attended", "BC-13", FieldReason.Required);
        }
    }

    // No document and no argument: it is served on nobody and opens no term (FP-1).
    private Refusal? Handle(AskAboutHearing c, ActContext o)
    {
        var question = new HearingQuestion(o.Party, c.Text!, o.On);
        HearingQuestions.Add(question);
        Record(new HearingAskedAbout(question));
        return null;
    }

    private void RecordHeldHearing(RecordHearing c, CaseHearing hearing, ActContext o)
    {
        var minutes = Encoding.UTF8.GetBytes(c.Minutes!);
        var document = new CaseDocument(
            NextId("minutes-"),
            $"minutes-{Number}-{hearing.Id}.md",
            "text/markdown",
            minutes.Length,
            Convert.ToHexStringLower(SHA256.HashData(minutes)),
            Audience.Parties,
            null,
            o.Now,
            Late: false
        )
        {
            AttachedTo = Command.NameOf<RecordHearing>(),
        };
        Documents.Add(document);
        var held = hearing with
        {
            // Its own day, also where its minutes are ready some days later.
            HeldOn = o.Calendar.Day(hearing.At),
            Attended = c.Attended!,
            Minutes = c.Minutes,
            MinutesDocument = document.Id,
        };
        ReplaceOpenHearing(_ => held);
        for (var i = 0; i < HearingRequests.Count; i++)
        {
            HearingRequests[i] = HearingRequests[i].Unheard
                ? HearingRequests[i] with
                {
                    HeardOn = held.HeldOn,
                }
                : HearingRequests[i];
        }

        Record(new HearingHeld(held));
        foreach (var party in Parties.Both)
        {
            ServeOn(party, document.Id, Named(document), o);
            OpenCommentTerm(party, TermStart.MinutesServed, o, document.Id);
        }
    }

    private void ReplaceOpenHearing(Func<CaseHearing, CaseHearing> change)
    {
        var i = Hearings.FindLastIndex(h => h.Open);
        if (i >= 0)
        {
            Hearings[i] = change(Hearings[i]);
        }
    }
}
