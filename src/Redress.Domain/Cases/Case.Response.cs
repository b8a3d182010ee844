using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The adversarial stage (BC-12, BC-14, FP-1, FP-2).</summary>
public sealed partial class Case
{
    private Refusal? Handle(SendToMember c, ActContext o)
    {
        var rule = o.Rulebook.Terms.Of(TermKind.Response);
        var days = c.ResponseTerm is { } asked ? asked.From(o.Today).DayNumber - o.Today.DayNumber : rule.Days;
        if (days < (rule.Min ?? 1) || days > (rule.Max ?? int.MaxValue))
        {
            return Refusal.Field(
                "responseTerm",
                "BC-12",
                FieldReason.OutOfBounds,
                rule.Min ?? 1,
                rule.Max ?? int.MaxValue
            );
        }

        DropProposedDecision("sent-to-member");
        Fulfil(TermKind.Refusal, o.Today);
        InformRespondent(o);
        foreach (var document in Documents.Where(d => d.By is null && AwaitsService(d, Party.Respondent)).ToList())
        {
            ServeOn(Party.Respondent, document.Id, Named(document), o);
        }

        var term = Open(
            new(TermKind.Response, Party.Respondent),
            TermStart.SentToMember,
            o.Today,
            o,
            rule with
            {
                Days = days,
            }
        );
        Record(new FileSentToMember(term));
        return null;
    }

    /// <summary>What of the three deliveries of BC-12 is still missing; the messages count for a spam complaint only.</summary>
    public IReadOnlyList<string> MissingDeliveries
    {
        get
        {
            var missing = new List<string>();
            if (Response.Answer is null)
            {
                missing.Add(ServiceSubject.Answer);
            }

            if (Response.Defence is null)
            {
                missing.Add(ServiceSubject.Defence);
            }

            if (IsUnsolicitedAdvertising && Response is { Messages.Count: 0, NoMessages: null })
            {
                missing.Add(ServiceSubject.Messages);
            }

            return missing;
        }
    }

    private Refusal? Handle(Respond c, ActContext o)
    {
        if (CheckResponse(c, o) is { } no)
        {
            return no;
        }

        if (IsLateMatter(o))
        {
            return TakeLate(
                NewLateMatter<Respond>(o) with
                {
                    Answer = Given(c.Answer),
                    Defence = Given(c.Defence),
                    Messages = MessagesOf(c),
                    NoMessages = Given(c.Text),
                    Documents = c.Documents ?? [],
                    WishToBeHeard = c.RequestHearing == true,
                },
                o
            );
        }

        var term = Terms.Last(t => t.Kind == TermKind.Response);
        var brings = BringsSomething(c);
        var late = brings && term.IsTooLate(o.On);
        var first =
            IsDefenceItself(c.Defence)
            || !Terms.Exists(t => t.Kind == TermKind.Comment && t.Derivation.Event == TermStart.DefenceServed);
        Deliver(c, late, o);
        AttachTo(c.Documents, Command.NameOf<Respond>(), o, late);
        if (c.RequestHearing == true && !HearingRequests.Exists(r => r.Unheard))
        {
            HearingRequests.Add(new HearingRequest(o.On));
            Record(new HearingRequested());
        }

        var complete = MissingDeliveries.Count == 0;
        Record(new ResponseDelivered(complete, late));
        if (State == CaseState.SentToMember && complete)
        {
            Fulfil(TermKind.Response, o.On);
        }
        else if (IsExamined && brings)
        {
            if (complete && !late && term.State == TermState.Lapsed)
            {
                // It came on paper, in time.
                Change(term, Fulfilled(term, o.On));
                NonCooperation = null;
            }

            OpenCommentTerm(
                Party.Complainant,
                first ? TermStart.DefenceServed : TermStart.DocumentServed,
                o,
                ServiceSubject.Defence
            );
        }

        return null;
    }

    private Refusal? CheckResponse(Respond c, ActContext o)
    {
        var check = new Validation();
        check.Require(
            BringsSomething(c) || c.NoMessages == true || c.RequestHearing == true,
            "answer",
            "BC-12",
            FieldReason.NothingDelivered
        );
        check.Require(
            c.RequestHearing != true || o.Rulebook.Has(Stage.Hearing),
            "requestHearing",
            "BC-13",
            FieldReason.NotInThisScheme
        );
        check.Require(c.NoMessages != true || Given(c.Text) is not null, "text", "BC-12", FieldReason.Required);
        check.Require(c.NoMessages == true || Given(c.Text) is null, "text", "BC-12", FieldReason.OnlyWithoutMessages);
        check.Require(
            c.NoMessages != true || MessagesOf(c).Count == 0,
            "noMessages",
            "BC-12",
            FieldReason.OnlyWithoutMessages
        );
        CheckDocuments(check, c.Documents, "documents", o);
        return check.Refusal;
    }

    private static bool BringsSomething(Respond c) =>
        Given(c.Answer) is not null
        || Given(c.Defence) is not null
        || Given(c.Text) is not null
        || MessagesOf(c).Count > 0
        || c.Documents is { Count: > 0 };

    // The written defence, and not what is added to it (FP-1); asked before it is delivered.
    private bool IsDefenceItself(string? defence) => Given(defence) is not null && Response.Defence is null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static List<string> MessagesOf(Respond c) =>
        [.. (c.Messages ?? []).Where(m => !string.IsNullOrWhiteSpace(m))];

    private void Deliver(Respond c, bool late, ActContext o)
    {
        var messages = MessagesOf(c);
        if (!string.IsNullOrWhiteSpace(c.Answer))
        {
            Response = Response with
            {
                Answer = Joined(Response.Answer, c.Answer),
                AnswerOn = Response.AnswerOn ?? o.On,
            };
            ServeAddition(ServiceSubject.Answer, o);
        }

        if (!string.IsNullOrWhiteSpace(c.Defence))
        {
            Response = Response with
            {
                Defence = Joined(Response.Defence, c.Defence),
                DefenceOn = Response.DefenceOn ?? o.On,
            };
            ServeAddition(ServiceSubject.Defence, o);
        }

        if (messages.Count > 0)
        {
            Response = Response with
            {
                Messages = [.. Response.Messages, .. messages],
                MessagesOn = Response.MessagesOn ?? o.On,
            };
            ServeAddition(ServiceSubject.Messages, o);
        }

        if (Given(c.Text) is { } none)
        {
            Response = Response with
            {
                NoMessages = Joined(Response.NoMessages, none),
                MessagesOn = Response.MessagesOn ?? o.On,
            };
            ServeAddition(ServiceSubject.Messages, o);
        }

        Response = Response with { Late = Response.Late || late };
    }

    // FP-11: each addition to a delivery is a version of its own, served and told like the first.
    private void ServeAddition(string what, ActContext o)
    {
        var version = Services.Count(s => s.What == what && s.Party == Party.Complainant) + 1;
        Services.Add(new Service(NextId("v"), what, Party.Complainant, Channel.Portal, o.Today) { Version = version });
        Record(new DocumentServed(what, "", Party.Complainant));
    }

    private static string Joined(string? before, string more) => before is null ? more : $"{before}\n\n{more}";

    // What came with a message, or in mediation, is brought by nobody yet (FP-20, FP-24).
    internal void BeginExamination(ActContext o)
    {
        var brought = Documents
            .Where(d =>
                d is { By: Party.Respondent, For: Audience.Parties }
                && !MediationDocuments.Contains(d.Id)
                && !IsOfAnotherComplaint(d.Id)
            )
            .Select(d => d.Id)
            .ToList();
        AttachTo(brought, Command.NameOf<Respond>(), o);
        if (!Response.Empty || brought.Count > 0)
        {
            OpenCommentTerm(Party.Complainant, TermStart.DefenceServed, o, ServiceSubject.Defence);
        }
    }

    private Refusal? Handle(RequestExtension c, ActContext o)
    {
        var most =
            o.Rulebook.Terms.Of(TermKind.Response).ExtensionMax ?? o.Rulebook.Terms.Of(TermKind.Response).Max ?? 60;
        if (c.Days < 1 || c.Days > most)
        {
            return Refusal.Field("days", "BC-12", FieldReason.OutOfBounds, 1, most);
        }

        var request = new ExtensionRequest(c.Days!.Value, c.Reason!, o.On);
        ExtensionRequests.Add(request);
        Record(new ExtensionRequested(request));
        return null;
    }

    private Refusal? Handle(MarkNonCooperation c, ActContext o)
    {
        NonCooperation = c.Reason;
        Record(new NonCooperationMarked(c.Reason!));
        return null;
    }

    private Refusal? Handle(DeclareComplete _, ActContext o)
    {
        CompleteOn = o.Today;
        Record(new FileDeclaredComplete(Open(new(TermKind.Outcome, null), TermStart.DeclaredComplete, o.Today, o)));
        return null;
    }

    private Refusal? Handle(CloseFile _, ActContext o)
    {
        FileClosedOn = o.Today;
        Record(new FileClosed());
        return null;
    }

    private Refusal? Handle(ReopenFile c, ActContext o)
    {
        DropProposedDecision("reopened");
        Record(new FileReopened(c.Reason!));
        AdmitAllThatWaits(o);
        return null;
    }
}
