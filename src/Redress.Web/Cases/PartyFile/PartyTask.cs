using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.PartyFile;

/// <summary>What waits for a party, as the texts tell of it.</summary>
public enum PartyTaskKind
{
    Supply,
    Respond,
    Proposal,
    Settlement,
    Compliance,
    Choice,
    Deposit,
    Bring,
    Comment,
    Deferral,
    PayFine,
    Stop,
    RespondLate,
    HearingDates,
    Hearing,
    Appeal,
    Permission,
    Notice,
}

/// <summary>Something that waits for a party: what it is, the one act that answers it, until when, and the quieter ways besides.</summary>
/// <param name="Action">Null: nothing to fill in; money to pay, or a day to be somewhere.</param>
public sealed record PartyTask(PartyTaskKind Kind, string? Action, Term? Until, IReadOnlyList<string> Ways)
{
    /// <summary>Under which name the texts tell of it.</summary>
    public string Key => WireNames.Camel(Kind.ToString());
}

/// <summary>
/// What a party is to do now, the most pressing first. It asks the machine what is permitted (ST-1) and adds no right and no
/// bar of its own: it only says which of the permitted acts is waited for.
/// </summary>
public static class PartyTasks
{
    public static IReadOnlyList<PartyTask> Of(OpenCase open)
    {
        if (open.Reader.Party is not { } me)
        {
            return [];
        }

        var may = Permitted(open);
        return
        [
            .. Asked(open.Case, me)
                .Concat(AskedByTheReferral(open.Case, me))
                .Concat(Offered(open.Case, me, open.Now))
                .Where(t => t.Holds && (t.Action is null || may.Contains(t.Action)))
                .Select(t => new PartyTask(t.Kind, t.Action, t.Until, [.. t.Ways.Where(may.Contains)])),
        ];
    }

    private sealed record Candidate(bool Holds, PartyTaskKind Kind, string? Action, Term? Until, params string[] Ways);

    // What the other side, the body or the bank waits for.
    private static IEnumerable<Candidate> Asked(Case c, Party me)
    {
        yield return new Candidate(
            me == Party.Complainant && c.Asked.Exists(a => a.Open),
            PartyTaskKind.Supply,
            Command.NameOf<SupplyInformation>(),
            c.RunningTerm(TermKind.Supply)
        );
        yield return new Candidate(
            c.State == CaseState.SentToMember,
            PartyTaskKind.Respond,
            Command.NameOf<Respond>(),
            c.RunningTerm(TermKind.Response),
            Command.NameOf<Propose>(),
            Command.NameOf<RequestExtension>()
        );
        yield return new Candidate(
            c.OpenProposalTo(me) is not null,
            PartyTaskKind.Proposal,
            Command.NameOf<AcceptProposal>(),
            c.RunningTerm(TermKind.Reflection, me),
            Command.NameOf<DeclineProposal>(),
            Command.NameOf<Propose>()
        );
        yield return new Candidate(
            c.Settlement is { } settlement && settlement.ReportOf(me) is null,
            PartyTaskKind.Settlement,
            Command.NameOf<ReportSettlement>(),
            null
        );
        yield return new Candidate(
            true,
            PartyTaskKind.Choice,
            Command.NameOf<ChooseArbitration>(),
            c.RunningTerm(TermKind.Choice)
        );
        yield return new Candidate(
            Unpaid(c, me) is not null,
            PartyTaskKind.Deposit,
            null,
            Unpaid(c, me) is { } unpaid
                ? c.RunningTerm(TermKind.Deposit, me, unpaid.Id) ?? c.RunningTerm(TermKind.Deposit, me)
                : null
        );
        yield return new Candidate(
            me == Party.Respondent && c.RunningTerm(TermKind.Payment) is not null,
            PartyTaskKind.PayFine,
            null,
            c.RunningTerm(TermKind.Payment)
        );
        yield return new Candidate(
            me == Party.Respondent && c.OrderToConfirm is not null,
            PartyTaskKind.Stop,
            Command.NameOf<ConfirmStop>(),
            c.RunningTerm(TermKind.Stop)
        );
        yield return Bringing(c, me);
    }

    // BC-25: an appellant brings it before the court, and its proof is a document of the file.
    private static Candidate Bringing(Case c, Party me) =>
        new(
            c.RunningTerm(TermKind.Bringing, me) is not null,
            PartyTaskKind.Bring,
            Command.NameOf<AddDocument>(),
            c.RunningTerm(TermKind.Bringing, me)
        );

    // WK-2: whether the advice of the external committee was complied with.
    private static IEnumerable<Candidate> AskedByTheReferral(Case c, Party me)
    {
        yield return new Candidate(
            c.RunningTerm(TermKind.Compliance, me) is not null
                || c.Referral is { AskedOn: not null } referral && referral.ReportOf(me) is null,
            PartyTaskKind.Compliance,
            Command.NameOf<ReportCompliance>(),
            c.RunningTerm(TermKind.Compliance, me)
        );
    }

    // What is open to it, until a day or on one.
    private static IEnumerable<Candidate> Offered(Case c, Party me, DateTimeOffset now)
    {
        yield return Commenting(c, me, PartyTaskKind.Comment);
        // BC-16: what was put to it of another complaint it answers apart.
        yield return Commenting(c, me, PartyTaskKind.Deferral);
        yield return new Candidate(Lapsed(c), PartyTaskKind.RespondLate, Command.NameOf<Respond>(), null);
        yield return new Candidate(
            c.HearingDates is { } asked && asked.Of(me) is null,
            PartyTaskKind.HearingDates,
            Command.NameOf<AnswerHearingDates>(),
            null
        );
        yield return new Candidate(
            c.State == CaseState.Hearing && c.OpenHearing is { PostponedBy: null } hearing && hearing.At > now,
            PartyTaskKind.Hearing,
            null,
            null
        );
        yield return new Candidate(
            c.TermToAppeal(me) is { State: TermState.Running },
            PartyTaskKind.Appeal,
            Command.NameOf<LodgeAppeal>(),
            c.TermToAppeal(me)
        );
        yield return new Candidate(
            c.RunningTerm(TermKind.Permission, me) is not null,
            PartyTaskKind.Permission,
            Command.NameOf<PermitAwardPublication>(),
            c.RunningTerm(TermKind.Permission, me)
        );
        yield return new Candidate(
            c.RunningTerm(TermKind.Notice, me) is not null,
            PartyTaskKind.Notice,
            Command.NameOf<AnswerNotice>(),
            c.RunningTerm(TermKind.Notice, me)
        );
    }

    private static Candidate Commenting(Case c, Party me, PartyTaskKind kind)
    {
        var term = c.Terms.LastOrDefault(t =>
            t is { Kind: TermKind.Comment, State: TermState.Running }
            && t.Party == me
            && c.IsOfAnotherComplaint(t.Subject) == (kind == PartyTaskKind.Deferral)
        );
        return new Candidate(term is not null, kind, Command.NameOf<Comment>(), term);
    }

    /// <summary>What else the party may do, in the order in which it is likely; to give up comes last.</summary>
    public static IReadOnlyList<string> Besides(OpenCase open, IReadOnlyList<PartyTask> duties)
    {
        string[] last =
        [
            Command.NameOf<WithdrawHearingRequest>(),
            Command.NameOf<WithdrawAppeal>(),
            Command.NameOf<Withdraw>(),
        ];
        var named = duties.SelectMany(d => d.Ways.Append(d.Action ?? "")).ToHashSet();
        return [.. Permitted(open).Where(a => !named.Contains(a)).OrderBy(a => Array.IndexOf(last, a))];
    }

    /// <summary>The deposit that this party still has to pay (BC-26).</summary>
    public static Appeal? Unpaid(Case c, Party me) =>
        c.Appeals.Find(a => a.Party == me && !a.Ended && a.Deposit.State == DepositState.Due);

    // Late is possible and marked (FP-7).
    private static bool Lapsed(Case c) =>
        c.MissingDeliveries.Count > 0
        && c.State is not (CaseState.SentToMember or CaseState.Deliberation)
        && c.Terms.Exists(t => t.Kind == TermKind.Response && t.State == TermState.Lapsed);

    private static List<string> Permitted(OpenCase open) =>
        [.. open.Permitted.Where(p => !p.OnPaper).Select(p => Command.NameOf(p.Command))];
}
