using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Postal;

/// <summary>What a link to confirm an address is about; without an address where it opens nothing, or nothing any more.</summary>
internal sealed record AskedAddress(string? Email, string Number, bool Confirmed)
{
    public static readonly AskedAddress Gone = new(null, "", false);
}

/// <summary>The confirmation of an address for mail by who holds it (FP-21). The link came to that address and nowhere else; following it alone changes nothing.</summary>
internal sealed class AddressConfirmation(IDbContextFactory<AppDb> factory, CaseService cases, TimeProvider time)
{
    public async Task<AskedAddress> Find(string? code, CancellationToken cancel) =>
        await Open(code, cancel) is var (link, c) && c is not null
            ? new AskedAddress(link.Email, c.Number, IsConfirmed(c, link))
            : AskedAddress.Gone;

    /// <summary>Whether the address is confirmed now, by this or before.</summary>
    public async Task<bool> Confirm(string? code, CancellationToken cancel)
    {
        var (link, c) = await Open(code, cancel);
        if (c is null)
        {
            return false;
        }

        if (IsConfirmed(c, link))
        {
            return true;
        }

        var holder = HolderOf(link);
        var by =
            Case.PartyOf(holder) == Party.Complainant
                ? new Actor(Role.Complainant, CaseView.ComplainantId(c.Number), NameOf(c, holder))
                : new Actor(Role.Respondent, CaseView.RespondentId(c.Number), NameOf(c, holder));
        var done = await cases.Do(c.Number, by, new ConfirmAddress(holder, link.Email), cancel);
        return done.Refusal is null || done.Case is { } now && IsConfirmed(now, link);
    }

    private static string NameOf(Case c, AddressHolder holder) =>
        holder switch
        {
            AddressHolder.Representative => c.Representative?.Name ?? c.Complainant.Name,
            AddressHolder.Respondent => c.Respondent.Name,
            _ => c.Complainant.Name,
        };

    private static AddressHolder HolderOf(AddressLinkRow link) =>
        Enum.Parse<AddressHolder>(link.Holder, ignoreCase: true);

    private static bool IsConfirmed(Case c, AddressLinkRow link) =>
        c.Addresses.Exists(a =>
            a.ConfirmedAt is not null
            && a.Holder == HolderOf(link)
            && string.Equals(a.Email, link.Email, StringComparison.OrdinalIgnoreCase)
        );

    private async Task<(AddressLinkRow Link, Case? Case)> Open(string? code, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var (hash, now) = (AddressLinks.Hash(code ?? ""), time.GetUtcNow().ToUniversalTime());
        var found = await (
            from l in db.Set<AddressLinkRow>().AsNoTracking()
            join r in db.Set<CaseRow>() on l.CaseId equals r.Id
            where l.CodeHash == hash && l.ExpiresAt > now
            select new { l, r.File }
        ).FirstOrDefaultAsync(cancel);
        if (found is null)
        {
            return (new AddressLinkRow(), null);
        }

        var c = CaseJson.Read(found.File);
        // Of an address that is asked about no more, as when another was given since, nothing is told.
        return IsConfirmed(c, found.l) || c.Unconfirmed(HolderOf(found.l), found.l.Email) is not null
            ? (found.l, c)
            : (found.l, null);
    }
}
