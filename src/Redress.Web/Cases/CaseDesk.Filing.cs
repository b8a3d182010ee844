using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Members;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;

namespace Redress.Web.Cases;

/// <summary>Filing (BC-1…BC-6): the complaint is registered, numbered and acknowledged in one transaction.</summary>
internal sealed partial class CaseDesk
{
    /// <param name="documents">Documents staged before; they are bound to the case here.</param>
    public async Task<Filed> File(FileComplaint command, IReadOnlyList<StoredDocument> documents, Actor? clerk = null, Func<AppDb, Filed, Task>? also = null, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow();
        var (rulebook, norms, member, refusal) = await Examine(db, command, now, cancel);
        if (refusal is not null)
        {
            return new Filed(null, null, [], refusal);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var year = rulebook!.Working.Day(now).Year;
        var number = await CaseKeeper.NextNumber(db, rulebook, year, cancel);
        var complainant = new Actor(Role.Complainant, CaseView.ComplainantId(number), command.Complainant!.Name!.Trim());
        var act = clerk is null ? new Act(complainant, now) : new Act(clerk, now, Party.Complainant, command.Arrived);
        var c = Case.Register(command, number, act, rulebook, norms!, member);
        foreach (var document in documents)
        {
            c.Bring(document.Id, document.Name, document.MediaType, document.Size, document.Sha256, now);
        }

        var code = AccessCode.Make();
        var duplicates = await CaseKeeper.DuplicatesOf(db, c, cancel);
        var row = new CaseRow { Id = Guid.CreateVersion7(), Number = number, ComplainantCodeHash = AccessCode.Hash(number, code) };
        db.Add(row);
        await keeper.Keep(db, row, c, rulebook, act, command, "file-complaint", null, "BC-5", cancel);
        await CaseKeeper.Bind(db, row.Id, documents.Select(d => d.Id), cancel);
        var filed = new Filed(c, code, duplicates, null);
        if (also is not null)
        {
            await also(db, filed);
        }

        await db.SaveChangesAsync(cancel);
        await CaseKeeper.Announce(db, number, cancel);
        await transaction.CommitAsync(cancel);
        return filed;
    }

    /// <summary>What would be wrong with a complaint if it were filed now; null when nothing is.</summary>
    public async Task<Refusal?> Refuses(FileComplaint command, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return (await Examine(db, command, time.GetUtcNow(), cancel)).Refusal;
    }

    private async Task<(Rulebook? Rulebook, Rulebook? Norms, KnownMember? Member, Refusal? Refusal)> Examine(AppDb db, FileComplaint command, DateTimeOffset now, CancellationToken cancel)
    {
        var utcDay = DateOnly.FromDateTime(now.UtcDateTime);
        var rulebook = command.Scheme is null ? null : shelf.InForce(command.Scheme, utcDay);
        var today = rulebook?.Working.Day(now) ?? utcDay;
        var norms = rulebook is null ? null : shelf.InForce(rulebook.Scheme, command.Purchase?.OrderedOn ?? today);
        var member = command.Respondent?.MemberId is { Length: > 0 } id ? await FindMember(db, id, cancel) : null;
        return (rulebook, norms, member, Case.Refuses(command, rulebook, norms, member, today));
    }

    private static async Task<KnownMember?> FindMember(AppDb db, string id, CancellationToken cancel)
    {
        var row = await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel);
        return row is null ? null : new KnownMember(row.Id, row.Name, row.Website, row.Email, row.CompanyNumber, row.Language, row.Scheme, row.ToMember().IsMember);
    }
}
