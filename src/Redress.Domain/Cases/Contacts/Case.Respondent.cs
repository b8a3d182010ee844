using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>Who the respondent is, and its correction (FP-21).</summary>
public sealed partial class Case
{
    /// <summary>Whether anything was decided in the case, or waits for a second person.</summary>
    public bool IsSomethingDecided => Decision is not null || EarlierDecisions.Count > 0;

    /// <summary>With whom that message was, where it was with the respondent of then (FP-21).</summary>
    public Respondent RespondentOf(ConversationMessage message) =>
        FormerRespondents.Find(f => f.Conversation.Contains(message))?.Latest ?? Respondent;

    /// <summary>The one that was last called so; null where none was.</summary>
    public FormerRespondent? FormerRespondentNamed(string name) =>
        FormerRespondents.FindLast(f => f.Latest.Name == name);

    private Refusal? Handle(SetRespondent c, ActContext o)
    {
        var check = new Validation();
        var byName = string.IsNullOrWhiteSpace(c.MemberId);
        check.Require(byName != string.IsNullOrWhiteSpace(c.Name), "name", "FP-21", FieldReason.MemberOrName);
        CheckNamed(check, byName, c.Name, c.Website, c.Email);
        check.Require(
            byName || o.ExternalFacts.Member is { } known && known.Scheme == Scheme,
            "memberId",
            "FP-21",
            FieldReason.Unknown
        );
        if (check.Refusal is { } no)
        {
            return no;
        }

        var set = Named(c, byName ? null : o.ExternalFacts.Member, Language);
        if (IsTheSame(set))
        {
            return Refusal.Field(byName ? "name" : "memberId", "FP-21", FieldReason.SameRespondent);
        }

        var former = Leave(c.Reason!, o);
        FormerRespondents.Add(former);
        Respondent = set;
        FiledAgainst = null;
        RespondentInformed = false;
        RespondentSince = Version + 1;
        GoesToCommittee = TakenToCommittee(o.Rulebook, set, IsConsumer);
        Record(new RespondentReplaced(former.Latest.Name, former.Informed));
        return null;
    }

    private static void CheckNamed(Validation check, bool byName, string? name, string? website, string? email)
    {
        if (!byName)
        {
            return;
        }

        check.Line(name, "name", "FP-21", LongestName);
        check.Line(website, "website", "FP-21", LongestAddress);
        check.Require(string.IsNullOrWhiteSpace(email) || IsEmail(email), "email", "FP-21", FieldReason.NotAnEmail);
        check.Require(
            string.IsNullOrWhiteSpace(website) || IsWebsite(website),
            "website",
            "FP-21",
            FieldReason.NotAWebsite
        );
    }

    // BC-1: a member when it was one on the day of filing; else it is known by what the register says of it.
    private static Respondent Named(SetRespondent c, MemberSnapshot? member, string language) =>
        member is null
            ? new Respondent(null, c.Name!.Trim(), Trimmed(c.Website), Trimmed(c.Email), null, language)
            : new Respondent(
                member.Active ? member.Id : null,
                member.Name,
                member.Website,
                member.Email,
                member.CompanyNumber,
                member.Language
            );

    private static bool TakenToCommittee(Rulebook rulebook, Respondent respondent, bool consumer) =>
        rulebook.Has(Stage.Committee) && respondent.IsMember && (consumer || rulebook.JudgesBusinessComplaints);

    private bool IsTheSame(Respondent set) =>
        set.IsMember || Respondent.IsMember
            ? set.MemberId == Respondent.MemberId
            : set.Name == Respondent.Name
                && IsSame(set.Website, Respondent.Website)
                && (set.Email is null || IsSame(set.Email, Respondent.Email));

    // All that went between the one before and the others leaves the case that goes on. What the complainant wrote to the body, and brought, stays.
    private FormerRespondent Leave(string reason, ActContext o)
    {
        EarlierDetails.Add(DetailsOf(Party.Respondent));
        var documents = LeaveDocuments();
        var messages = Conversation.FindAll(m => m.With == Party.Respondent || m.To == MessageTo.OtherParty);
        var proposals = Proposals;
        var terms = Terms.FindAll(t => LeavesWithTheRespondent(t, documents, messages));
        var former = new FormerRespondent(FiledAgainst ?? Respondent, Respondent, o.Today, reason, o.Signature)
        {
            Informed = RespondentInformed,
            // Nobody answers it any more.
            Conversation =
            [
                .. messages.Select(m =>
                    m.AnswerBy is null ? m : m with { AnsweredAt = m.AnsweredAt ?? o.Now, ReadAt = m.ReadAt ?? o.Now }
                ),
            ],
            Proposals =
            [
                .. proposals.Select(p =>
                    p.State == ProposalState.Open ? p with { State = ProposalState.Overtaken } : p
                ),
            ],
            Comments = Comments.FindAll(x => x.By == Party.Respondent),
            MattersPut = MattersPut.FindAll(m => m.Party == Party.Respondent),
            Services = Services.FindAll(s => s.Party == Party.Respondent || documents.Contains(s.What)),
            Terms = [.. terms.Select(t => t.State is TermState.Running or TermState.Stopped ? t.Fulfil(o.Today) : t)],
            Consents = Consents.FindAll(x => x.Party == Party.Respondent),
            Losses = Losses.FindAll(l => l.Party == Party.Respondent),
            NotedInterests = NotedInterests.FindAll(n => n.Party == Party.Respondent),
            Documents = documents,
            Addresses = Addresses.FindAll(a => a.Holder == AddressHolder.Respondent),
            Undelivered =
            [
                .. Undelivered
                    .Where(u => u.Party == Party.Respondent)
                    .Select(u => u.Open ? u with { DroppedOn = o.Today } : u),
            ],
            Follows = Follows,
            SkipsMediation = SkipsMediation,
        };
        Remove(former);
        return former;
    }

    private void Remove(FormerRespondent former)
    {
        var terms = former.Terms.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        var messages = former.Conversation.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        Conversation = [.. Conversation.Where(m => !messages.Contains(m.Id))];
        Proposals = [];
        Comments.RemoveAll(x => x.By == Party.Respondent);
        MattersPut.RemoveAll(m => m.Party == Party.Respondent);
        Services.RemoveAll(s => former.Services.Contains(s));
        Terms.RemoveAll(t => terms.Contains(t.Id));
        Consents.RemoveAll(x => x.Party == Party.Respondent);
        Losses.RemoveAll(l => l.Party == Party.Respondent);
        NotedInterests.RemoveAll(n => n.Party == Party.Respondent);
        Clearance =
            Clearance is { } proposed
            && NotedInterests.Exists(n => n.MemberId == proposed.MemberId && n.ClearedBy is null)
                ? proposed
                : null;
        Addresses.RemoveAll(a => a.Holder == AddressHolder.Respondent);
        Undelivered.RemoveAll(u => u.Party == Party.Respondent);
        // FP-5: what was not kept was agreed with the one before.
        (Follows, SkipsMediation) = (null, false);
        ToldToReportAddress = [.. ToldToReportAddress.Where(p => p != Party.Respondent)];
    }

    private static bool LeavesWithTheRespondent(
        Term term,
        IReadOnlyList<string> documents,
        IReadOnlyList<ConversationMessage> messages
    ) =>
        term.Party == Party.Respondent
        || term.Kind is TermKind.Mediation or TermKind.GoOn or TermKind.Reflection
        || term.Kind == TermKind.Comment && documents.Contains(term.Subject)
        || term.Kind == TermKind.Message && messages.Any(m => m.Id == term.Subject);

    // What it brought, and what the body sent to it alone, is the body's from now on; nobody decides upon it (FP-24). So is what was said in mediation, which its writer sees still.
    private List<string> LeaveDocuments()
    {
        var its = Documents
            .Where(d =>
                d.By == Party.Respondent
                || d is { By: null, For: Audience.Parties }
                    && IsServed(d.Id, Party.Respondent)
                    && !IsServed(d.Id, Party.Complainant)
            )
            .Select(d => d.Id)
            .ToHashSet(StringComparer.Ordinal);
        Documents =
        [
            .. Documents.Select(d =>
                its.Contains(d.Id)
                    ? d with
                    {
                        For = d.For == Audience.Message ? d.For : Audience.Internal,
                        OfFormer = true,
                    }
                    : d
            ),
        ];
        MediationDocuments = [.. MediationDocuments.Union(its)];
        return [.. MediationDocuments];
    }
}
