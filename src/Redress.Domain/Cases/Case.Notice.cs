using Redress.Anonymity;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Notices;

namespace Redress.Domain.Cases;

/// <summary>The anonymous notice of a final decision: proposed, confirmed, reported, corrected, withdrawn (BC-31, BC-32).</summary>
public sealed partial class Case
{
    /// <summary>Every identity the file knows, none of which may stand in a notice (BC-31).</summary>
    public (KnownIdentities Complainant, KnownIdentities Respondent) Identities =>
        (
            new KnownIdentities(
                [Complainant.Name, .. Representative is { } r ? new[] { r.Name } : []],
                Known(Complainant.Email, Representative?.Email),
                Known(Complainant.Phone),
                [],
                Known(
                    Complainant.Address?.Street,
                    Complainant.Address?.PostalCode is { } code ? $"{code} {Complainant.Address.City}" : null
                ),
                Known(Purchase?.OrderNumber),
                [],
                []
            ),
            new KnownIdentities(
                [Respondent.Name],
                Known(Respondent.Email),
                [],
                [],
                [],
                [],
                Known(Respondent.CompanyNumber),
                Known(Respondent.Website)
            )
        );

    private static string[] Known(params string?[] values) =>
        [.. values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!)];

    private Refusal? NamesSomebody(string text)
    {
        var (complainant, respondent) = Identities;
        var leaks = Anonymizer.FindIdentities(text, complainant.And(respondent));
        return leaks.Count == 0
            ? null
            : Refusal.Invalid([
                .. leaks.Select(l => new FieldRefusal("text", "BC-31", FieldReason.IdentityInNotice, l.Found)),
            ]);
    }

    // FP-17: without the permission of both parties nothing of an award, nor of what it judged, is told.
    private Refusal? TellsOfAnAward(string text, ActContext o) =>
        AwardIsWithheld && o.ExternalFacts.WithheldNotice is { } only && text.Trim() != only.Trim()
            ? Refusal.Field("text", "FP-17", FieldReason.OnlyThatThereWasAnAppeal, only)
            : null;

    private Refusal? Handle(PublishNotice c, ActContext o)
    {
        if ((NamesSomebody(c.Text!) ?? TellsOfAnAward(c.Text!, o)) is { } no)
        {
            return no;
        }

        Notice = new DecisionNotice(NoticeState.Proposed, c.Text!, o.Act.By.Id, o.Act.By.Name, o.Act.By.Role, o.Now)
        {
            Reference = Notice?.Reference,
            PublishedOn = Notice?.PublishedOn,
            History = Notice?.History ?? [],
            Report = Notice?.Report,
        };
        Record(new NoticeProposed());
        return o.Rulebook.SecondPersonForNotices ? null : Handle(new ConfirmNotice(), o);
    }

    private Refusal? Handle(ConfirmNotice _, ActContext o)
    {
        if ((NamesSomebody(Notice!.Text) ?? TellsOfAnAward(Notice.Text, o)) is { } no)
        {
            return no;
        }

        var reference =
            Notice.Reference
            ?? o.ExternalFacts.NoticeReference
            ?? throw new InvalidOperationException("A notice needs a reference.");
        Notice = Notice.Publish(o.Act.By.Name, o.Today, reference, o.Now);
        Record(new NoticePublished(Notice.Reference!));
        return null;
    }

    private Refusal? Handle(RejectNotice c, ActContext o)
    {
        Notice = Notice! with
        {
            State = Notice.Reference is null ? NoticeState.Rejected : NoticeState.UnderReview,
            RejectionReason = c.Reason,
        };
        Record(new NoticeRejected(c.Reason!));
        return null;
    }

    // At once, before anybody judges the report: what is left out can be put back, what was read cannot be unread.
    private Refusal? Handle(ReportNotice c, ActContext o)
    {
        Notice = Notice!.TransitionTo(NoticeState.UnderReview, NoticeChange.TakenDown, o.Now) with
        {
            Report = new NoticeReport(c.Text, c.Email, o.Now),
        };
        Record(new NoticeReported(Notice));
        return null;
    }

    private Refusal? Handle(RestoreNotice c, ActContext o)
    {
        if (NamesSomebody(Notice!.Text) is not null)
        {
            return Refusal.State("BC-31", RefusalReason.NoticeNamesSomebody);
        }

        Notice = Notice.TransitionTo(NoticeState.Published, NoticeChange.Restored, o.Now) with
        {
            Report = null,
            ChangedBecause = c.Reason,
        };
        Record(new NoticeRestored(c.Reason!));
        return null;
    }

    private Refusal? Handle(CorrectNotice c, ActContext o)
    {
        var before = Notice!;
        if (Handle(new PublishNotice(c.Text), o) is { } no)
        {
            return no;
        }

        Notice = Notice! with { ChangedBecause = c.Reason };
        if (before.State == NoticeState.Published && Notice.State == NoticeState.Proposed)
        {
            Notice = Notice.TransitionTo(NoticeState.Proposed, NoticeChange.TakenDown, o.Now);
        }

        return null;
    }

    private Refusal? Handle(WithdrawNotice c, ActContext o)
    {
        Notice = Notice!.TransitionTo(NoticeState.Withdrawn, NoticeChange.Withdrawn, o.Now) with
        {
            Report = null,
            ChangedBecause = c.Reason,
        };
        Record(new NoticeWithdrawn(c.Reason!));
        return null;
    }
}
