using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;
using Redress.Domain.Rulebooks;
using Redress.Web.Labels.Writing;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;

namespace Redress.Web.Members.Register;

/// <summary>An act on a member: on whom, by whom, and on which version of it where that is said.</summary>
/// <param name="Also">What is written in the same transaction, such as the answer under its key.</param>
internal sealed record MemberCall(string Id, Actor By, int? Version = null, Func<AppDb, MemberRow, Task>? Also = null);

/// <summary>What came of an act on a member: the member as it is then, or why not.</summary>
internal sealed record MemberResult(MemberRow? Row, Refusal? Refusal);

/// <summary>What the registrar, and where it may the member itself, does with a membership (BC-38, BC-40). Each act is one transaction with its entry in the audit.</summary>
internal sealed class MemberActs(
    AppDb db,
    IDatabaseEngine engine,
    AuditTrail audit,
    RulebookCatalog rulebooks,
    Organisation organisation,
    Invitations invitations,
    LabelWriter labels,
    SchemeTimes times,
    TimeProvider time
)
{
    public const string Create = "create";
    public const string Begin = "begin-membership";
    public const string End = "end-membership";
    public const string Invite = "invite-user";
    public const string Change = "change-details";
    public const string RevokeEnd = "revoke-end";

    private const string Law = "BC-38";

    private static readonly Dictionary<string, string?> Nothing = [];

    /// <summary>A new member is a candidate from that day (BC-38).</summary>
    public async Task<MemberResult> New(MemberInput input, DateOnly? since, MemberCall call, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two who enter the same one at once would not see each other's.
        await engine.LockRegister(db, "members", cancel);
        var refused =
            KeptMembers.WhyNot(call.By, input.Scheme)
            ?? await MemberCheck.OfNew(db, input, rulebooks, cancel)
            ?? await OrganisationJoin.WhyNot(db, input.Organisation, input.Scheme, call.By, cancel)
            ?? (since > times.Today(input.Scheme) ? Refusal.Field("since", Law, FieldReason.InTheFuture) : null);
        if (refused is not null)
        {
            return new MemberResult(null, refused);
        }

        var row = await Made(input, since ?? times.Today(input.Scheme), cancel);
        var details = Details(input, row);
        if (await OrganisationJoin.Of(engine, db, input.Organisation, cancel) is { } joined)
        {
            details["organisation"] = row.Organisation = joined;
        }

        await Keep(row, call, Create, null, details, cancel);
        await transaction.CommitAsync(cancel);
        return new MemberResult(row, null);
    }

    /// <summary>The row of a new candidate, in the caller's transaction.</summary>
    public async Task<MemberRow> Made(MemberInput input, DateOnly since, CancellationToken cancel)
    {
        var id = input.Id ?? await MemberCheck.NewId(db, input.Name!, cancel);
        var row = new MemberRow
        {
            Id = id,
            Scheme = input.Scheme!,
            Organisation = id,
            Membership = Membership.Candidate,
            Label = LabelHolding.None,
            CandidateSince = since,
            CreatedAt = time.GetUtcNow().ToUniversalTime(),
            Version = 0,
        };
        db.Add(row);
        await Take(row, input, cancel);
        return row;
    }

    /// <summary>Who asks for membership, anew or for the first time, is a candidate from that day.</summary>
    public Task<MemberResult> BeginMembership(MemberCall call, BeginMembership asked, CancellationToken cancel) =>
        Do(
            call,
            Begin,
            null,
            async (row, today) =>
            {
                var member = await MemberStanding.Of(db, row, cancel);
                var check = new Validation();
                check.Required(asked.On, "on", Law);
                check.Require(!(asked.On > today), "on", Law, FieldReason.InTheFuture);
                var refused = member.WhyNotBegin(today) is { Kind: RefusalKind.NotInThisState } state
                    ? state
                    : check.Refusal ?? member.WhyNotBegin(asked.On!.Value);
                if (refused is not null)
                {
                    return new(refused);
                }

                await Begins(row, member, asked.On!.Value, cancel);
                return new(null, new() { ["on"] = Written(asked.On.Value) });
            },
            cancel
        );

    /// <summary>The same in the caller's transaction, which holds the member, of one that may begin.</summary>
    public async Task Begins(MemberRow row, Member member, DateOnly on, CancellationToken cancel)
    {
        if (member.Past() is { } past)
        {
            db.Add(
                new PastMembershipRow
                {
                    MemberId = row.Id,
                    JoinedOn = past.JoinedOn,
                    EndedOn = past.EndedOn,
                }
            );
        }

        await Stands(row, member.Begun(on), cancel);
        (row.EndsOn, row.EndReason) = (null, null);
    }

    /// <summary>
    /// Ends it on that day, which is the first without membership; told beforehand it ends by itself. The member brings an end that was told forward and never puts it off: that
    /// is the registrar's, as is taking it back.
    /// </summary>
    public Task<MemberResult> EndMembership(MemberCall call, EndMembership asked, CancellationToken cancel) =>
        Do(
            call,
            End,
            asked.Reason?.Trim(),
            async (row, today) =>
            {
                var check = ReasonOf(asked.Reason);
                check.Required(asked.On, "on", Law);
                check.Require(
                    call.By.Role == Role.Registrar || !(asked.On > row.EndsOn),
                    "on",
                    Law,
                    FieldReason.LaterThanTold
                );
                var member = await MemberStanding.Of(db, row, cancel);
                if (
                    (
                        HasEnded(row, today)
                        ?? member.WhyNotEnd(today, today)
                        ?? check.Refusal
                        ?? member.WhyNotEnd(asked.On!.Value, today)
                    ) is
                    { } refused
                )
                {
                    return new(refused);
                }

                var on = asked.On!.Value;
                var details = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["on"] = row.EndsOn is { } told ? $"{Written(told)} → {Written(on)}" : Written(on),
                };
                row.EndReason = asked.Reason!.Trim();
                row.EndsOn = on > today ? on : null;
                if (on == today)
                {
                    await Stands(row, member.EndedFrom(on), cancel);
                }

                return new(null, details);
            },
            cancel
        );

    /// <summary>The end that was told does not come.</summary>
    public Task<MemberResult> TakeEndBack(MemberCall call, RevokeEnd asked, CancellationToken cancel) =>
        Do(
            call,
            RevokeEnd,
            asked.Reason?.Trim(),
            (row, today) =>
            {
                var refused =
                    row.EndsOn is { } told && told > today
                        ? ReasonOf(asked.Reason).Refusal
                        : Refusal.State(Law, RefusalReason.NoEndTold);
                if (refused is not null)
                {
                    return Task.FromResult<Done>(new(refused));
                }

                var details = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["on"] = Written(row.EndsOn!.Value),
                };
                (row.EndsOn, row.EndReason) = (null, null);
                return Task.FromResult<Done>(new(null, details));
            },
            cancel
        );

    private static Validation ReasonOf(string? reason)
    {
        var check = new Validation();
        check.Required(reason, "reason", Law);
        check.Require((reason?.Length ?? 0) <= LongestReason, "reason", Law, FieldReason.TooLong, LongestReason);
        return check;
    }

    // Where its day is here it has ended, also where the program has not come to it.
    private static Refusal? HasEnded(MemberRow row, DateOnly today) =>
        row.EndsOn <= today ? Refusal.State(Law, RefusalReason.MembershipHasEnded) : null;

    /// <summary>A label that it was granted before is written down, or its days are mended; in the caller's transaction, which holds the member.</summary>
    public async Task<Refusal?> Records(MemberRow row, GrantedLabel label, Actor by, CancellationToken cancel)
    {
        var open = await labels.Open(db, row, time.GetUtcNow(), cancel);
        return open is null
            ? Refusal.NotYours()
            : (
                await labels.Do(
                    db,
                    open,
                    new RecordExistingLabel(label.Kind, label.From, label.Until),
                    open.Context(by, time.GetUtcNow()),
                    cancel
                )
            ).Refusal;
    }

    private async Task Stands(MemberRow row, Member member, CancellationToken cancel)
    {
        await MemberStanding.Keep(db, row, member, time.GetUtcNow(), cancel);
        await labels.Follow(db, row, time.GetUtcNow(), cancel);
    }

    /// <summary>What is given is changed; the rest stays.</summary>
    public Task<MemberResult> ChangeDetails(MemberCall call, MemberInput input, CancellationToken cancel) =>
        Do(
            call,
            Change,
            null,
            async (row, _) =>
            {
                if (await MemberCheck.OfChange(db, input, row, rulebooks, cancel) is { } refused)
                {
                    return new(refused);
                }

                var details = Details(input, row);
                await Take(row, input, cancel);
                return new(null, details);
            },
            cancel
        );

    /// <summary>Invites somebody to become one of its users, in the language of its letters unless another is given.</summary>
    public Task<MemberResult> InviteUser(MemberCall call, InviteUser asked, CancellationToken cancel) =>
        Do(
            call,
            Invite,
            null,
            async (row, _) =>
            {
                var email = asked.Email?.Trim() ?? "";
                var language = asked.Language ?? row.Language;
                var view = (await organisation.Open(row.Id, cancel))!;
                var check = new Validation();
                check.Required(email, "email", Law);
                check.Require(MemberCheck.IsEmail(email), "email", Law, FieldReason.NotAnEmail);
                check.Line(asked.Name, "name", Law, LongestName);
                check.Require(
                    SchemeNames.LanguagesOf(rulebooks, row.Scheme).Contains(language),
                    "language",
                    Law,
                    FieldReason.LanguageNotOffered
                );
                check.Require(Invitations.WhyNot(view, email) is null, "email", Law, FieldReason.AlreadyInvited);
                if (check.Refusal is { } refused)
                {
                    return new(refused);
                }

                await invitations.Write(view, call.By, new InvitedPerson(email, asked.Name?.Trim(), language), cancel);
                return new(null, new() { ["email"] = email });
            },
            cancel
        );

    private const int LongestReason = 2000;
    private const int LongestName = 100;

    private sealed record Done(Refusal? Refusal, Dictionary<string, string?>? Details = null);

    private async Task<MemberResult> Do(
        MemberCall call,
        string action,
        string? reason,
        Func<MemberRow, DateOnly, Task<Done>> act,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (action == Change)
        {
            // Nor do two get one number.
            await engine.LockRegister(db, "members", cancel);
        }

        // Cases change it too.
        await engine.LockRegister(db, $"member {call.Id}", cancel);
        if (await db.Set<MemberRow>().KeptBy(call.By).FirstOrDefaultAsync(m => m.Id == call.Id, cancel) is not { } row)
        {
            return new MemberResult(null, Refusal.NotYours());
        }

        if (call.Version is { } version && version != row.Version)
        {
            return new MemberResult(row, new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale));
        }

        var done = await act(row, times.Today(row.Scheme));
        if (done.Refusal is not null)
        {
            return new MemberResult(row, done.Refusal);
        }

        await Keep(row, call, action, reason, done.Details ?? Nothing, cancel);
        await transaction.CommitAsync(cancel);
        return new MemberResult(row, null);
    }

    private async Task Keep(
        MemberRow row,
        MemberCall call,
        string action,
        string? reason,
        Dictionary<string, string?> details,
        CancellationToken cancel
    )
    {
        row.Version++;
        await audit.Add(
            db,
            new AuditEntry(call.By, AuditArea.Members, Invitations.SubjectOf(row.Id), action, reason, details),
            cancel
        );
        if (call.Also is not null)
        {
            await call.Also(db, row);
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>What is given takes the place of what was, in the caller's transaction.</summary>
    public async Task Take(MemberRow row, MemberInput input, CancellationToken cancel)
    {
        row.Name = input.Name?.Trim() ?? row.Name;
        row.Sites = input.Websites is { } sites
            ? [.. sites.Select(MemberCheck.Site).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)]
            : row.Sites;
        row.Languages = input.AllLanguages is { } languages
            ? [.. languages.OfType<string>().Distinct(StringComparer.Ordinal)]
            : row.Languages;
        row.CompanyNumber = Given(input.CompanyNumber, row.CompanyNumber);
        row.Email = Given(input.Email, row.Email);
        row.Telephone = Given(input.Telephone, row.Telephone);
        if (input.Address is { } address)
        {
            row.Street = Given(address.Street, row.Street);
            row.PostalCode = Given(address.PostalCode, row.PostalCode);
            row.City = Given(address.City, row.City);
            row.Country = Given(address.Country, row.Country)?.ToUpperInvariant();
        }

        if (input.Contacts is { } contacts)
        {
            await Replace(row.Id, contacts, cancel);
        }
    }

    private async Task Replace(string member, IReadOnlyList<MemberContact> contacts, CancellationToken cancel)
    {
        db.RemoveRange(await db.Set<MemberContactRow>().Where(c => c.MemberId == member).ToListAsync(cancel));
        db.AddRange(
            contacts.Select(c => new MemberContactRow
            {
                Id = Guid.CreateVersion7(),
                MemberId = member,
                Name = c.Name!.Trim(),
                Task = c.Task ?? MemberContactRow.General,
                Email = Given(c.Email, null),
                Telephone = Given(c.Telephone, null),
                Language = Given(c.Language, null),
            })
        );
    }

    // What is given empty is taken away.
    private static string? Given(string? text, string? before) =>
        text is null ? before
        : text.Trim() is { Length: > 0 } typed ? typed
        : null;

    // What is new, and of a change what it was before.
    private static Dictionary<string, string?> Details(MemberInput input, MemberRow row)
    {
        var isNew = row.Version == 0;
        var details = new Dictionary<string, string?>(StringComparer.Ordinal);
        Note("name", input.Name, row.Name);
        Note("websites", Joined(input.Websites?.Select(MemberCheck.Site).ToList()), Joined(row.Sites));
        Note("companyNumber", input.CompanyNumber, row.CompanyNumber);
        Note("languages", Joined(input.AllLanguages), Joined(row.Languages));
        Note("email", input.Email, row.Email);
        Note("telephone", input.Telephone, row.Telephone);
        Note("street", input.Address?.Street, row.Street);
        Note("postalCode", input.Address?.PostalCode, row.PostalCode);
        Note("city", input.Address?.City, row.City);
        Note("country", input.Address?.Country, row.Country);
        if (input.Contacts is { } contacts)
        {
            details["contacts"] = string.Join(", ", contacts.Select(c => c.Name));
        }

        return details;

        void Note(string field, string? given, string? before)
        {
            if (given is not null && (isNew || given.Trim() != (before ?? "")))
            {
                details[field] = isNew || string.IsNullOrEmpty(before) ? given.Trim() : $"{before} → {given.Trim()}";
            }
        }
    }

    private static string? Joined(IReadOnlyList<string?>? texts) => texts is null ? null : string.Join(' ', texts);

    private static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
