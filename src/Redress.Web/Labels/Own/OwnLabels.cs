using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Terms;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Own;

/// <summary>A term of the organisation's own about a label: what is due of it, for its start page.</summary>
internal sealed record DueOfLabel(string MemberId, string Scheme, LabelTermKind Kind, string? Label, DateOnly Due);

/// <summary>The labels of the organisation of whoever asks, in each of its schemes; of no other.</summary>
internal sealed class OwnLabels(IDbContextFactory<AppDb> factory, LabelService labels, TimeProvider time)
{
    // The label's own days are none that the member has to keep.
    private static readonly string[] NotDue =
    [
        WireNames.Camel(nameof(LabelTermKind.Control)),
        WireNames.Camel(nameof(LabelTermKind.Honour)),
    ];

    /// <summary>Null where it is none of the organisation's, or its scheme has no rulebook.</summary>
    public async Task<OwnLabel?> Open(Actor by, string memberId, CancellationToken cancel)
    {
        if (by.Role != Role.Respondent || !by.MemberIds.Contains(memberId))
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        return await labels.Read(db, memberId, cancel) is { } open
            ? new OwnLabel(open, open.Context(by, time.GetUtcNow()))
            : null;
    }

    /// <summary>All of the organisation's, one in each scheme that it is in.</summary>
    public async Task<IReadOnlyList<OwnLabel>> All(Actor by, CancellationToken cancel)
    {
        var all = new List<OwnLabel>();
        foreach (var id in by.MemberIds.Order(StringComparer.Ordinal))
        {
            if (await Open(by, id, cancel) is { } own)
            {
                all.Add(own);
            }
        }

        return all;
    }

    /// <summary>What is due of the organisation about its labels, soonest first.</summary>
    public async Task<IReadOnlyList<DueOfLabel>> Due(Actor by, CancellationToken cancel)
    {
        if (by.Role != Role.Respondent || by.MemberIds.Count == 0)
        {
            return [];
        }

        var ids = by.MemberIds.ToArray();
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await db.Set<LabelTermRow>()
            .AsNoTracking()
            .Where(t => ids.Contains(t.MemberId) && t.OfMember && !NotDue.Contains(t.Kind))
            .OrderBy(t => t.Ends)
            .ThenBy(t => t.TermId)
            .ToListAsync(cancel);
        return
        [
            .. rows.Where(t => Enum.TryParse<LabelTermKind>(t.Kind, ignoreCase: true, out _))
                .Select(t => new DueOfLabel(
                    t.MemberId,
                    t.Scheme,
                    Enum.Parse<LabelTermKind>(t.Kind, ignoreCase: true),
                    t.Label,
                    t.Due
                )),
        ];
    }

    /// <summary>What was told about it, the latest first.</summary>
    public async Task<IReadOnlyList<LabelLetterJson>> Letters(OwnLabel own, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await LabelShape.Letters(db, own.Id, cancel);
    }

    /// <summary>What happened, as far as the member is told of it, the latest first.</summary>
    public async Task<IReadOnlyList<LabelJournalJson>> Journal(OwnLabel own, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await LabelShape.Journal(db, own.Id, own.Context.By, cancel);
    }
}
