using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;
using Redress.Domain.Notices;
using Redress.Web.Committee;
using Redress.Web.Documents;
using Redress.Web.Letters;
using Redress.Web.Notices.Reading;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Cases.Commands;

/// <summary>What the office must know before an act, and what it does after one, besides the case itself.</summary>
internal sealed partial class CaseService
{
    // Acts by which somebody comes, leaves or is hidden from the case, or by which it comes before the committee (FP-12); and, once a forum has remitted, whichever ends the last proceeding (BC-29).
    private static bool AsksWhoSits(Case c, Command command) =>
        c.IsRemitted
        || command
            is SendToMember
                or Domain.Cases.Commands.TellWhoSits
                or Domain.Cases.Commands.NoteInterests
                or ConfirmClearance
                or Recuse
                or DecideChallenge
                or RecordOutcome;

    private async Task<ExternalFacts> LoadExternalFacts(
        AppDb db,
        Case c,
        Command command,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var external = ExternalFacts.None with
        {
            Sitting = AsksWhoSits(c, command) ? await Sitting(c.Scheme, now, db, cancel) : null,
            Pages = ReasonsOf(command) is { } reasons ? await ExhibitPages.Cited(db, c, reasons, cancel) : null,
        };
        switch (command)
        {
            case RecordOutcome:
                external = external with { NormsInForce = rulebooks.Of(c.Scheme, c.NormsVersion) };
                break;
            case Decide or ConfirmDecision:
                external = external with
                {
                    Deferrals = await RunningDeferrals(db, c.Respondent.MemberId, cancel),
                    NormsInForce = rulebooks.Of(c.Scheme, c.NormsVersion),
                };
                break;
            case PutToParty { What: PutMatter.Activation }:
                external = external with { Deferrals = await RunningDeferrals(db, c.Respondent.MemberId, cancel) };
                break;
            case RecordSanctionStep { Step: SanctionStep.WithoutObject } or FollowSanctions:
                external = external with { MembershipEnded = await MembershipEnded(db, c, cancel) };
                break;
            case SetRespondent { MemberId: { Length: > 0 } member }:
                external = external with { Member = await FilingFacts.MemberOn(db, member, c.FiledOn, cancel) };
                break;
            case Assign assign:
                external = external with { Assignee = await FindStaff(db, assign.To, cancel, c.Scheme) };
                break;
            case Recuse { Member: { } member }:
                external = external with { Assignee = await FindStaff(db, member, cancel) };
                break;
            case ClearInterest { Member: { } interested }:
                external = external with { Assignee = await FindStaff(db, interested, cancel) };
                break;
            case Join join:
                external = external with
                {
                    OtherCase = await db.Set<CaseRow>()
                        .Where(r => r.Number == join.With && r.Scheme == c.Scheme)
                        .Select(r => (CaseState?)r.State)
                        .FirstOrDefaultAsync(cancel),
                };
                break;
            case PublishNotice or ConfirmNotice or CorrectNotice or RestoreNotice or ConfirmNoticeChange:
                external = await FactsOfANotice(db, c, command, cancel);
                break;
        }

        return external;
    }

    // What they cite must be there (BC-17).
    private static string? ReasonsOf(Command command) =>
        command switch
        {
            Decide decide => decide.Reasons,
            CorrectDecision correct => correct.Reasons,
            _ => null,
        };

    // All that may be told of an award that is withheld (FP-17); and the number of one that is published for the first time.
    private async Task<ExternalFacts> FactsOfANotice(AppDb db, Case c, Command command, CancellationToken cancel) =>
        ExternalFacts.None with
        {
            WithheldNotice = Letters.WithheldNotice.Of(c, RulebookOf(c)),
            NoticeReading = new NoticeReading
            {
                Forms = c.NoticeTextOf(command) is { } text ? NoticeForms.Of(text) : [],
                Texts = [.. FileTexts.Of(c), .. await FileTexts.OfDocuments(db, c, cancel)],
                People = await FileTexts.PeopleOf(db, c, cancel),
            },
            NoticeReference =
                command is ConfirmNotice
                    ? await engine.NextNoticeReference(db, RulebookOf(c), time.GetUtcNow(), cancel)
                    : null,
        };

    private async Task<IReadOnlyList<Actor>> Sitting(
        string scheme,
        DateTimeOffset at,
        AppDb db,
        CancellationToken cancel
    ) => [.. (await committee.MembersOf(scheme, at, cancel, db)).Select(m => m.On(scheme))];

    // What runs on the member from whichever case (BC-20); on who is no member nothing does.
    private static async Task<IReadOnlyList<RunningDeferral>> RunningDeferrals(
        AppDb db,
        string? member,
        CancellationToken cancel
    )
    {
        if (member is null)
        {
            return [];
        }

        var running = await (
            from s in db.Set<SanctionRow>()
            where s.MemberId == member && s.State == SanctionState.Deferred
            join r in db.Set<CaseRow>() on s.CaseId equals r.Id
            orderby r.Number, s.SanctionId
            select new
            {
                r.Number,
                r.File,
                s.SanctionId,
                s.Kind,
                s.DeferredUntil,
            }
        ).ToListAsync(cancel);
        return
        [
            .. running.Select(r =>
            {
                var imposed = CaseJson.Read(r.File);
                return new RunningDeferral(
                    r.Number,
                    r.SanctionId,
                    r.DeferredUntil!.Value,
                    r.Kind,
                    imposed.MemberKnowsSince(r.SanctionId),
                    imposed.AllSanctions.First(s => s.Id == r.SanctionId).Amount
                );
            }),
        ];
    }

    private static async Task<bool> MembershipEnded(AppDb db, Case c, CancellationToken cancel) =>
        await db.Set<MemberRow>()
            .Where(m => m.Id == c.Respondent.MemberId)
            .Select(m => m.Membership)
            .FirstOrDefaultAsync(cancel)
            is Membership.Ended
                or Membership.Excluded;

    /// <param name="scheme">Only somebody who works for it now; null: whoever it is.</param>
    private async Task<Actor?> FindStaff(AppDb db, string? name, CancellationToken cancel, string? scheme = null)
    {
        var email = name?.ToUpperInvariant();
        var user = await (scheme is null ? db.Users : db.Users.WorkingFor(db, scheme))
            .AsNoTracking()
            .FirstOrDefaultAsync(u => u.Id == name || u.NormalizedEmail == email, cancel);
        if (user is null)
        {
            return null;
        }

        var roles = await (
            from ur in db.UserRoles
            join r in db.Roles on ur.RoleId equals r.Id
            where ur.UserId == user.Id
            select r.Name
        ).ToListAsync(cancel);
        Role? role =
            roles.Contains(Roles.Secretary) ? Role.Secretary
            : roles.Contains(Roles.Committee) ? Role.Committee
            : null;
        var committeeMandates =
            role == Role.Committee ? await committee.MandatesOf(user.Id, cancel, db) : CommitteeMandates.None;
        return role is null
            ? null
            : new Actor(role.Value, user.Id, user.DisplayName)
            {
                CommitteeSchemes = committeeMandates.Schemes,
                Interests = committeeMandates.Interests,
            };
    }

    // The register of members follows the sanctions; a deferral that was named and a joining touch another case, in the same transaction.
    private async Task ApplySideEffects(AppDb db, Guid id, Case c, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var fact in c.NewFacts)
        {
            switch (fact)
            {
                case DeferralNamed { Activation: var named }:
                    await DoInOtherCase(db, named.Case!, new NameDeferral(named.Sanction!, c.Number), now, cancel);
                    break;
                case DeferralActivated { Activation: var named }:
                    await DoInOtherCase(
                        db,
                        named.Case!,
                        new ActivateDeferral(named.Sanction!, c.Number, named.From, named.To),
                        now,
                        cancel
                    );
                    break;
                case DeferralReleased { Activation: var named }:
                    await DoInOtherCase(db, named.Case!, new ReleaseDeferral(named.Sanction!, c.Number), now, cancel);
                    break;
                case DecisionPronounced or CaseSettled or ComplaintWithdrawn when !RulebookOf(c).Deliberation.Kept:
                    await DeliberationTables.Destroy(db, id, c.Number, cancel);
                    break;
                case ComplianceRecorded { Complied: false } when c.Referral is { } referral:
                    await OpenMeasure(db, c, referral, now, cancel);
                    break;
                case LettersSentAgain again:
                    await SendAgain(db, id, again, now, cancel);
                    break;
                case CasesJoined { With: var other }:
                    await DoInJoined(db, other, new Join(c.Number), o => !o.JoinedWith.Contains(c.Number), now);
                    break;
                case CasesSplit { From: var other }:
                    await DoInJoined(db, other, new Split(c.Number), o => o.JoinedWith.Contains(c.Number), now);
                    break;
            }
        }

        if (
            c.NewFacts.Any(f =>
                f
                    is SanctionTookEffect
                        or SanctionDeferred
                        or SanctionNamed
                        or SanctionEnded
                        or SanctionStepRecorded
                        or SanctionsWithoutMember
                        or FinalityLifted
                        or DecisionReplaced
                        or ComplaintRemitted
            )
        )
        {
            await UpdateMember(db, c, now, cancel);
        }
    }

    // WK-2: that a provider does not comply with an advice is for the registrar to decide upon, on the file of its label.
    private async Task OpenMeasure(AppDb db, Case c, Referral referral, DateTimeOffset now, CancellationToken cancel)
    {
        if (c.Respondent.MemberId is not { } id)
        {
            return;
        }

        await engine.LockRegister(db, $"member {id}", cancel);
        if (
            await db.Set<MemberRow>().FirstOrDefaultAsync(m => m.Id == id, cancel) is { } row
            && await labels.Open(db, row, now, cancel) is { } open
        )
        {
            var on = referral.ComplianceOn ?? open.Rulebook.Working.Day(now);
            await labels.Do(
                db,
                open,
                new OpenMeasureOverAdvice(c.Number, referral.Body, on),
                open.Context(Actor.Clock, now),
                cancel
            );
            row.Version++;
        }
    }

    // FP-21: what the outbox gave up waits in it once more.
    private static async Task SendAgain(
        AppDb db,
        Guid id,
        LettersSentAgain again,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var letters = await db.Set<LetterRow>()
            .Where(l => l.CaseId == id && again.Letters.Contains(l.Id) && l.State == LetterState.Failed)
            .ToListAsync(cancel);
        foreach (var letter in letters)
        {
            (letter.State, letter.Attempts, letter.Error) = (LetterState.Pending, 0, null);
            (letter.Email, letter.NextTry) = (again.Email ?? letter.Email, now.ToUniversalTime());
        }
    }

    // Another case may hold what this one lets go of: the register follows all of them together.
    private async Task UpdateMember(AppDb db, Case c, DateTimeOffset now, CancellationToken cancel)
    {
        if (c.Respondent.MemberId is not { } id)
        {
            return;
        }

        // Acts in two cases of one member would else each miss what the other writes.
        await engine.LockRegister(db, $"member {id}", cancel);
        if (await db.Set<MemberRow>().FirstOrDefaultAsync(m => m.Id == id, cancel) is not { } row)
        {
            return;
        }

        var member = await MemberStanding.Of(db, row, cancel);
        if (await MemberStanding.Keep(db, row, member, now, cancel))
        {
            row.Version++;
            await labels.Follow(db, row, now, cancel);
        }
    }

    private async Task DoInOtherCase(
        AppDb db,
        string number,
        Command command,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (await db.Set<CaseRow>().FirstOrDefaultAsync(r => r.Number == number, cancel) is { } row)
        {
            await JudgeAndApply(db, row, new Act(Actor.Clock, now), ActRequest.Of(command), cancel);
        }
    }

    // Joining and splitting are mutual; the other case learns of it once.
    private async Task DoInJoined(AppDb db, string other, Command command, Func<Case, bool> needed, DateTimeOffset now)
    {
        if (
            await db.Set<CaseRow>().FirstOrDefaultAsync(r => r.Number == other) is { } row
            && needed(CaseJson.Read(row.File))
        )
        {
            var by = command is Join ? new Actor(Role.Secretary, Actor.Clock.Id, Actor.Clock.Name) : Actor.Clock;
            await JudgeAndApply(db, row, new Act(by, now), ActRequest.Of(command), default);
        }
    }
}
