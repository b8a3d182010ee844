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

    /// <summary>What the rows would do.</summary>
    public async Task<ImportPlan> Preview(IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        var (planned, _) = await Plan(rows, cancel);
        return new ImportPlan(planned, Done: false);
    }

    /// <summary>Does it, if no row is wrong.</summary>
    public async Task<ImportPlan> Import(IReadOnlyList<CsvRow> rows, Actor by, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await engine.LockRegister(db, "members", cancel);
        var (planned, read) = await Plan(rows, cancel);
        if (planned.Any(r => r.State == RowState.Wrong))
        {
            return new ImportPlan(planned, Done: false);
        }

        foreach (var (plan, row) in planned.Zip(read).Where(r => r.First.State != RowState.Same))
        {
            var member = await Apply(row, plan.Changes, by, cancel);
            member.Version++;
            await audit.Add(db, Entry(member, plan, by), cancel);
            // Thousands that are still followed would each be looked at for each of the others.
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancel);
        return new ImportPlan(planned, Done: true);
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
            var known = row["id"] is { } id
                ? byId.GetValueOrDefault(id)
                : byNumber[(row["scheme"] ?? "", MemberRow.CompanyKeyOf(row["companyNumber"]))].FirstOrDefault();
            var judge = new RowJudge(texts, facts, times.Today(known?.Scheme ?? row["scheme"]));
            var line = judge.Read(row, known);
            await Judge(judge, line, seen, cancel);
            var changes = judge.Faults.Count > 0 ? [] : judge.Changes(line);
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

    private async Task Judge(RowJudge judge, ReadRow row, HashSet<string> seen, CancellationToken cancel)
    {
        var (known, input) = (row.Known, row.Input);
        var refused = known is null
            ? await MemberCheck.OfNew(db, input, rulebooks, cancel)
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

        if (known is null)
        {
            return;
        }

        var today = times.Today(known.Scheme);
        foreach (var label in row.Labels.Where(l => judge.Differs(known, l) && !IsMended(known, l, judge)))
        {
            if (known.ToMember().WhyNotGrant(label.From ?? today, today) is { } no)
            {
                judge.Add(no, "labels");
            }
        }
    }

    // A label that it holds gets other days; any other is granted.
    private static bool IsMended(MemberRow known, CsvLabel label, RowJudge judge) =>
        known.Label == LabelState.Held && judge.Has(known, label.Kind);

    private async Task<RegisterFacts> Facts(CancellationToken cancel)
    {
        var labels = await db.Set<MemberLabelRow>().AsNoTracking().ToListAsync(cancel);
        var now = time.GetUtcNow().ToUniversalTime();
        var users = await db
            .Users.Where(u => u.MemberId != null && u.NormalizedEmail != null)
            .Select(u => new { Member = u.MemberId!, Email = u.NormalizedEmail! })
            .ToListAsync(cancel);
        var invited = await db.Set<InvitationRow>()
            .Where(i => i.MemberId != "" && i.EndedAt == null && i.ExpiresAt > now)
            .Select(i => new { Member = i.MemberId, i.Email })
            .ToListAsync(cancel);
        return new RegisterFacts(
            labels.ToLookup(l => l.MemberId, StringComparer.Ordinal),
            users
                .Select(u => (u.Member, u.Email))
                .Concat(invited.Select(i => (i.Member, i.Email.ToUpperInvariant())))
                .ToHashSet()
        );
    }

    private async Task<MemberRow> Apply(
        ReadRow row,
        IReadOnlyList<RowChange> changes,
        Actor by,
        CancellationToken cancel
    )
    {
        var today = times.Today(row.Input.Scheme);
        MemberRow member;
        if (row.Known is null)
        {
            member = await acts.Made(row.Input, row.Since ?? today, cancel);
            if (row.Membership == Membership.Active)
            {
                (member.Membership, member.JoinedOn, member.CandidateSince) = (Membership.Active, row.Since, null);
                member.Label = row.Labels.Count > 0 ? LabelState.Held : LabelState.None;
                member.LabelGrantedOn = row.Labels.Max(l => l.From);
            }
        }
        else
        {
            member = await db.Set<MemberRow>().SingleAsync(m => m.Id == row.Known.Id, cancel);
            await acts.Take(member, row.Input, cancel);
        }

        foreach (var label in row.Labels)
        {
            await Apply(member, label, isNew: row.Known is null, today, cancel);
        }

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

    private async Task Apply(MemberRow member, CsvLabel label, bool isNew, DateOnly today, CancellationToken cancel)
    {
        var kept = await db.Set<MemberLabelRow>()
            .FirstOrDefaultAsync(l => l.MemberId == member.Id && l.Kind == label.Kind, cancel);
        if (kept is not null && kept.ValidFrom == label.From && kept.ValidUntil == label.Until)
        {
            return;
        }

        if (kept is not null && member.Label == LabelState.Held)
        {
            (kept.ValidFrom, kept.ValidUntil) = (label.From, label.Until);
            kept.ChangedAt = time.GetUtcNow().ToUniversalTime();
        }
        else if (isNew)
        {
            db.Add(
                new MemberLabelRow
                {
                    MemberId = member.Id,
                    Kind = label.Kind,
                    ValidFrom = label.From,
                    ValidUntil = label.Until,
                    ChangedAt = time.GetUtcNow().ToUniversalTime(),
                }
            );
        }
        else
        {
            await acts.Grants(member, label.Kind, label.From ?? today, label.Until, cancel);
        }
    }
}
