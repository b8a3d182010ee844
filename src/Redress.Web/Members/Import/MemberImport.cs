using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Members;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Formatting;
using Redress.Web.Members.Register;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;

namespace Redress.Web.Members.Import;

/// <summary>Takes members from a table: first what it would do, which writes nothing, and then all of it at once, or nothing where a row is wrong.</summary>
internal sealed class MemberImport(
    AppDb db,
    IDatabaseEngine engine,
    AuditTrail audit,
    MemberActs acts,
    Invitations invitations,
    RulebookCatalog rulebooks,
    RefusalTexts texts,
    SchemeTimes times,
    TimeProvider time
)
{
    public const string Action = "import";

    // Whose member it is as well: the id of that one, or that it is of none.
    private const string OrganisationColumn = "organisation";

    /// <summary>What the rows would do.</summary>
    public async Task<ImportPlan> Preview(IReadOnlyList<CsvRow> rows, Actor by, CancellationToken cancel)
    {
        var (planned, _) = await Plan(rows, by, cancel);
        return new ImportPlan(planned, Done: false);
    }

    /// <summary>Does it, if no row is wrong and it is what was confirmed.</summary>
    /// <param name="confirmed">The hash of the plan that was shown; null where none was.</param>
    /// <param name="also">What is written in the same transaction, such as the answer under its key.</param>
    public async Task<ImportPlan> Import(
        IReadOnlyList<CsvRow> rows,
        string? confirmed,
        Actor by,
        CancellationToken cancel,
        Func<AppDb, ImportPlan, Task>? also = null
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await engine.LockRegister(db, "members", cancel);
        var (planned, read) = await Held(rows, by, cancel);
        var plan = new ImportPlan(planned, Done: false);
        if (plan.Count(RowState.Wrong) > 0 || confirmed is not null && confirmed != plan.Hash)
        {
            return plan;
        }

        var entries = new List<AuditEntry>();
        foreach (var (row, what) in planned.Zip(read).Where(r => r.First.State != RowState.Same))
        {
            var member = await Apply(what, row.Changes, by, cancel);
            entries.Add(Entry(member, row, by));
            // Thousands that are still followed would each be looked at for each of the others.
            db.ChangeTracker.Clear();
        }

        // Last, since everybody else's entries wait for these.
        foreach (var entry in entries)
        {
            await audit.Add(db, entry, cancel);
            db.ChangeTracker.Clear();
        }

        var done = plan with { Done = true };
        if (also is not null)
        {
            await also(db, done);
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return done;
    }

    // What the rows would do to members that nobody else changes meanwhile: acts and cases hold each member alone.
    private async Task<(IReadOnlyList<PlannedRow> Planned, IReadOnlyList<ReadRow> Read)> Held(
        IReadOnlyList<CsvRow> rows,
        Actor by,
        CancellationToken cancel
    )
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var (planned, read) = await Plan(rows, by, cancel);
            var more = read.Zip(planned)
                .Where(r => r.First.Known is not null && r.Second.State == RowState.Changed)
                .Select(r => r.First.Known!.Id)
                .Where(id => !held.Contains(id))
                .Order(StringComparer.Ordinal)
                .ToList();
            if (more.Count == 0)
            {
                return (planned, read);
            }

            foreach (var id in more)
            {
                await engine.LockRegister(db, $"member {id}", cancel);
                held.Add(id);
            }
        }
    }

    private static AuditEntry Entry(MemberRow member, PlannedRow plan, Actor by) =>
        new(
            by,
            AuditArea.Members,
            Invitations.SubjectOf(member.Id),
            Action,
            null,
            plan.Changes.GroupBy(c => c.Field)
                .ToDictionary(
                    g => g.Key,
                    g => (string?)string.Join(' ', g.Select(c => c.Old is null ? c.New : $"{c.Old} → {c.New}")),
                    StringComparer.Ordinal
                )
        );

    private async Task<(IReadOnlyList<PlannedRow> Planned, IReadOnlyList<ReadRow> Read)> Plan(
        IReadOnlyList<CsvRow> rows,
        Actor by,
        CancellationToken cancel
    )
    {
        var members = await db.Set<MemberRow>().AsNoTracking().ToListAsync(cancel);
        var byId = members.ToDictionary(m => m.Id, StringComparer.Ordinal);
        var byNumber = members.Where(m => m.CompanyKey.Length > 0).ToLookup(m => (m.Scheme, m.CompanyKey));
        var facts = await Facts(cancel);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (planned, read) = (new List<PlannedRow>(), new List<ReadRow>());
        foreach (var row in rows)
        {
            // What is not kept by who brings the table is not known to it.
            var known =
                (
                    row["id"] is { } id
                        ? byId.GetValueOrDefault(id)
                        : byNumber[(row["scheme"] ?? "", MemberRow.CompanyKeyOf(row["companyNumber"]))].FirstOrDefault()
                )
                    is { } found
                && by.MayKeep(found)
                    ? found
                    : null;
            var scheme = known?.Scheme ?? row["scheme"] ?? "";
            var judge = new RowJudge(texts, facts, SchemeNames.LabelsOf(rulebooks, scheme), times.Today(scheme));
            var line = judge.Read(row, known);
            await Judge(judge, line, seen, by, cancel);
            await Organisations(judge, line, by, cancel);
            IReadOnlyList<RowChange> changes = judge.Faults.Count > 0 ? [] : judge.Changes(line);
            if (judge.Faults.Count == 0 && known is null && JoinedTo(row) is { } joined)
            {
                changes = [.. changes, new RowChange(OrganisationColumn, null, joined)];
            }

            planned.Add(
                new PlannedRow(
                    row.Line,
                    known?.Id ?? row["id"],
                    row["name"] ?? known?.Name ?? "",
                    judge.Faults.Count > 0 ? RowState.Wrong
                        : known is null ? RowState.New
                        : changes.Count > 0 ? RowState.Changed
                        : RowState.Same,
                    changes,
                    judge.Faults
                )
            );
            read.Add(line);
        }

        return (planned, read);
    }

    // Its number is that of a member of another scheme: who keeps both says whether it is the same organisation.
    private async Task Organisations(RowJudge judge, ReadRow row, Actor by, CancellationToken cancel)
    {
        var said = row.Csv[OrganisationColumn];
        if (row.Known is { } known)
        {
            // In the register it is changed by acts alone.
            if (
                JoinedTo(row.Csv) is { } other
                && !await db.Set<MemberRow>()
                    .AnyAsync(m => m.Id == other && m.Organisation == known.Organisation, cancel)
            )
            {
                judge.Add(OrganisationColumn, FieldReason.KeptInRegister);
            }
        }
        else if (said is not null)
        {
            if (await OrganisationJoin.WhyNot(db, said, row.Input.Scheme, by, cancel) is { } refused)
            {
                judge.Add(refused, OrganisationColumn);
            }
        }
        else if (
            await OrganisationJoin.SameNumber(db, row.Input.Scheme, row.Input.CompanyNumber, by, cancel)
            is [var same, ..]
        )
        {
            judge.Add(
                OrganisationColumn,
                texts.Field(new FieldRefusal(OrganisationColumn, "BC-16", FieldReason.OneOrganisationOrApart, same.Id))
            );
        }
    }

    private static string? JoinedTo(CsvRow row) =>
        row[OrganisationColumn] is { } other && other != OrganisationJoin.Apart ? other : null;

    private async Task Judge(RowJudge judge, ReadRow row, HashSet<string> seen, Actor by, CancellationToken cancel)
    {
        var (known, input) = (row.Known, row.Input);
        var refused = known is null
            ? KeptMembers.WhyNot(by, input.Scheme) ?? await MemberCheck.OfNew(db, input, rulebooks, cancel)
            : await MemberCheck.OfChange(db, input, known, rulebooks, cancel);
        if (refused is not null)
        {
            judge.Add(refused, "name");
        }

        if (known is not null && row.Csv["scheme"] is { } scheme && scheme != known.Scheme)
        {
            judge.Add("scheme", FieldReason.KeptInRegister);
        }

        // Twice in the table, by its id or by its number.
        var number = MemberRow.CompanyKeyOf(input.CompanyNumber ?? known?.CompanyNumber);
        if ((known?.Id ?? input.Id) is { } id && !seen.Add($"id {id}"))
        {
            judge.Add("id", FieldReason.AlreadyInRegister);
        }

        if (number.Length > 0 && !seen.Add($"{input.Scheme} {number}"))
        {
            judge.Add("companyNumber", FieldReason.AlreadyInRegister);
        }
    }

    private async Task<RegisterFacts> Facts(CancellationToken cancel)
    {
        var labels = await db.Set<MemberLabelRow>().AsNoTracking().ToListAsync(cancel);
        var now = time.GetUtcNow().ToUniversalTime();
        var users = await db
            .Users.Where(u => u.MemberId != null && u.NormalizedEmail != null)
            .Select(u => new { Member = u.MemberId!, Email = u.NormalizedEmail! })
            .ToListAsync(cancel);
        var open = await db.Set<InvitationRow>()
            .Where(i => i.MemberId != "" && i.EndedAt == null)
            .GroupBy(i => i.MemberId)
            .Select(g => new { Member = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Member, g => g.Count, StringComparer.Ordinal, cancel);
        var invited = await db.Set<InvitationRow>()
            .Where(i => i.MemberId != "" && i.EndedAt == null && i.ExpiresAt > now)
            .Select(i => new { Member = i.MemberId, i.Email })
            .ToListAsync(cancel);
        var sanctions = await db.Set<SanctionRow>().AsNoTracking().Where(x => x.MemberId != null).ToListAsync(cancel);
        return new RegisterFacts(
            labels.ToLookup(l => l.MemberId, l => l.ToLabel(), StringComparer.Ordinal),
            sanctions.ToLookup(x => x.MemberId!, x => x.ToEffect(), StringComparer.Ordinal),
            users
                .Select(u => (u.Member, u.Email))
                .Concat(invited.Select(i => (i.Member, i.Email.ToUpperInvariant())))
                .ToHashSet(),
            open
        );
    }

    private async Task<MemberRow> Apply(
        ReadRow row,
        IReadOnlyList<RowChange> changes,
        Actor by,
        CancellationToken cancel
    )
    {
        MemberRow member;
        if (row.Known is null)
        {
            member = await acts.Made(row.Input, row.Since ?? times.Today(row.Input.Scheme), cancel);
            if (row.Membership == Membership.Active)
            {
                var joined = member.ToMember() with
                {
                    Membership = Membership.Active,
                    CandidateSince = null,
                    JoinedOn = row.Since,
                };
                member.CopyFrom(joined);
            }

            member.Organisation = await OrganisationJoin.Of(engine, db, JoinedTo(row.Csv), cancel) ?? member.Id;
        }
        else
        {
            member = await db.Set<MemberRow>().SingleAsync(m => m.Id == row.Known.Id, cancel);
            await acts.Take(member, row.Input, cancel);
        }

        foreach (var plan in row.Plans)
        {
            if (await acts.Records(member, plan.Label, by, cancel) is { } refused)
            {
                throw new InvalidOperationException(
                    $"A label that was judged could not be written down: {refused.Rule} {refused.Reason}."
                );
            }
        }

        member.Version++;
        await db.SaveChangesAsync(cancel);
        if (row.UserEmail is { } email && changes.Any(c => c.Field == "userEmail"))
        {
            await invitations.Write(
                new OrganisationView(member, [], []),
                by,
                new InvitedPerson(email, null, member.Language),
                cancel
            );
        }

        return member;
    }
}
