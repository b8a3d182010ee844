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
        if (check.Refusal is { } no)
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
        var proposed = HearingDates!;
        IReadOnlyList<string> suits = [.. (c.Dates ?? []).Distinct()];
        var check = new Validation();
        check.Require(suits.All(id => proposed.Dates.Any(d => d.Id == id)), "dates", "BC-13", FieldReason.Unknown);
        check.Require(suits.Count > 0 || !string.IsNullOrWhiteSpace(c.Text), "text", "BC-13", FieldReason.NoDateSuits);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var answer = new HearingDateAnswer(o.Party, suits, c.Text, o.On);
        HearingDates = proposed with { Answers = [.. proposed.Answers.Where(a => a.By != o.Party), answer] };
        Record(new HearingDatesAnswered(answer));
        return null;
    }

    private void Summon(CaseHearing hearing, bool changed, ActContext o)
    {
        Hearings.Add(hearing);
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
        if (c.AdjournedTo is { } to)
        {
            check.Required(c.Reason, "reason", "BC-13");
            check.Require(to > o.Now, "adjournedTo", "BC-13", FieldReason.InThePast);
            check.Require(string.IsNullOrWhiteSpace(c.Minutes), "minutes", "BC-13", FieldReason.MinutesOrAdjourned);
        }
        else
        {
            check.Required(c.Minutes, "minutes", "BC-13");
            check.Required(c.Attended, "attended", "BC-13");
        }

        if (check.Refusal is { } no)
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
            HeldOn = o.Today,
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
                    HeardOn = o.Today,
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
