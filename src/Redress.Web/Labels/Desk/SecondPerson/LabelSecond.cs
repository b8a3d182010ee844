using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Web.Cases.Access;
using Redress.Web.Labels.Desk.Acts;
using Redress.Web.Members;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Desk.SecondPerson;

/// <summary>An act that waits for a second person, with whose labels it is about.</summary>
internal sealed record LabelProposalLine(string MemberId, string Name, string Scheme, string? Label, ProposedAct Act);

/// <summary>What waits for a second person (BC-41, WK-4, WK-5): a registrar or a secretary, of the schemes that they work for, and never the one who proposed it.</summary>
internal sealed class LabelSecond(IDbContextFactory<AppDb> factory, LabelService labels, LabelActs acts)
{
    private const int Most = 200;

    /// <summary>The second person that a signed-in user can be; null of all others.</summary>
    public static Actor? PersonOf(System.Security.Claims.ClaimsPrincipal user) =>
        user.Registrar() ?? (user.Actor() is { Role: Role.Secretary } secretary ? secretary : null);

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<LabelProposalLine>> List(Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var tasks = db.Set<LabelTaskRow>().AsNoTracking().Where(t => t.What == "second-person");
        tasks = by.Schemes is { } schemes ? tasks.Where(t => schemes.Contains(t.Scheme)) : tasks;
        var waiting = await (
            from t in tasks
            join m in db.Set<MemberRow>() on t.MemberId equals m.Id
            join f in db.Set<LabelFileRow>() on t.MemberId equals f.MemberId
            orderby t.Since, t.MemberId, t.TaskId
            select new
            {
                t.MemberId,
                m.Name,
                t.Scheme,
                t.Label,
                t.Subject,
                f.File,
            }
        )
            .Take(Most)
            .ToListAsync(cancel);
        return
        [
            .. from w in waiting
            let proposed = LabelFileJson.Read(w.File).Proposed.Find(p => p.Id == w.Subject)
            where proposed is not null
            select new LabelProposalLine(w.MemberId, w.Name, w.Scheme, w.Label, proposed!),
        ];
    }

    /// <summary>How many wait for this person: what it proposed itself waits for another.</summary>
    public async Task<int> Count(Actor by, CancellationToken cancel) =>
        (await List(by, cancel)).Count(line => line.Act.ById != by.Id);

    /// <summary>One of them with what its fields name; null where it waits no more, or is not the reader's to see.</summary>
    public async Task<(LabelProposalLine? Line, LabelThings? Things)> Find(
        string memberId,
        string proposal,
        Actor by,
        CancellationToken cancel
    )
    {
        var (open, things) = await acts.Open(memberId, by, cancel);
        return open?.File.Proposed.Find(p => p.Id == proposal) is { } proposed
            ? (new LabelProposalLine(memberId, open.Member.Name, open.Member.Scheme, null, proposed), things)
            : (null, null);
    }

    public async Task<Refusal?> Confirm(LabelProposalLine line, Actor by, CancellationToken cancel) =>
        (
            await labels.Do(new LabelCall(line.MemberId, by), new ConfirmProposed(line.Act.Act, line.Act.Id), cancel)
        ).Refusal;

    public async Task<Refusal?> Reject(LabelProposalLine line, string? reason, Actor by, CancellationToken cancel) =>
        (
            await labels.Do(
                new LabelCall(line.MemberId, by),
                new RejectProposed(line.Act.Act, reason, line.Act.Id),
                cancel
            )
        ).Refusal;
}
