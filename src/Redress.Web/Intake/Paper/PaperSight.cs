using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Queries;
using Redress.Web.Intake.Drafts;
using Redress.Web.Members;
using Redress.Web.Shell.Fields;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Search;

namespace Redress.Web.Intake.Paper;

/// <summary>A case that may be the same complaint, or of the same complainant.</summary>
internal sealed record PaperDuplicate(
    string Number,
    string Complainant,
    string Respondent,
    DateOnly FiledOn,
    bool Same
);

/// <summary>What the page knows of what was typed so far.</summary>
/// <param name="Members">Those that the webshop may be.</param>
/// <param name="Chosen">Which it is: a member's id, <see cref="ComplaintForm.NotListed"/>, or null while nobody can say.</param>
/// <param name="IsTicked">Whether somebody ticked that, and it does not only follow from what was typed.</param>
internal sealed record PaperSight(
    IReadOnlyList<MemberLine> Members,
    string? Chosen,
    bool IsTicked,
    string Scheme,
    IReadOnlyList<PaperDuplicate> Duplicates
)
{
    /// <summary>What stands ticked by itself, and is nobody's answer when it is sent.</summary>
    public string ByItself => IsTicked ? "" : Chosen ?? "";

    /// <summary>The members that were shown: of no other can it be said that it is none of these.</summary>
    public string Offered => string.Join(',', Members.Select(m => m.Id));
}

/// <summary>Follows a complaint on paper as it is typed: which webshop it is against, and which cases it may double (FP-14, FP-21).</summary>
internal sealed class PaperSights(
    IDbContextFactory<AppDb> factory,
    RegisterSearch register,
    DraftForm judge,
    IntakeDefaults defaults,
    RulebookCatalog rulebooks,
    SchemeTimes times
)
{
    public const string ByItself = "respondent.byItself";
    public const string Offered = "respondent.offered";

    private const string Member = "respondent.memberId";
    private const int MostMembers = 6;
    private const int MostRead = 50;
    private const int MostDuplicates = 8;

    public async Task<PaperSight> Of(PostedForm form, Actor reader, CancellationToken cancel)
    {
        var (members, follows) = await Members(form, cancel);
        var ticked = form[Member] == form[ByItself] ? null : form[Member];
        // That it was none of these says nothing of a member that came up since: then it is asked anew.
        var answer = IsAnswer(ticked, form, members) ? ticked : null;
        var chosen = answer ?? (ticked == ComplaintForm.NotListed ? null : follows);
        var scheme = members.FirstOrDefault(m => m.Id == chosen)?.Scheme ?? form["scheme"] ?? rulebooks.DefaultScheme;
        (form[Member], form["scheme"]) = (chosen, scheme);
        return new PaperSight(members, chosen, answer is not null, scheme, await Duplicates(form, reader, cancel));
    }

    /// <summary>Of a webshop of which somebody said that it is none of those shown: that it is none of the members that the law takes it for (FP-21); null of any other.</summary>
    public async Task<string?> Recognised(PostedForm form, PaperSight sight, CancellationToken cancel) =>
        sight is { Chosen: ComplaintForm.NotListed, IsTicked: true }
            ? ComplaintForm.NoneOf(
                (await judge.MembersLike(form, cancel)).Where(m => sight.Members.Any(shown => shown.Id == m.Id))
            )
            : null;

    private static bool IsAnswer(string? ticked, PostedForm form, IReadOnlyList<MemberLine> members)
    {
        var shown = (form[Offered] ?? "").Split(',');
        return ticked == ComplaintForm.NotListed
            ? members.All(m => shown.Contains(m.Id))
            : members.Any(m => m.Id == ticked);
    }

    // Those that it may be, and which it is without anybody saying so: the only one whose whole name or site was typed, or none of the register where nothing is like it.
    private async Task<(IReadOnlyList<MemberLine> Members, string? Follows)> Members(
        PostedForm form,
        CancellationToken cancel
    )
    {
        var (name, website) = (form["respondent.name"], SchemeNames.Bare(form["respondent.website"]?.Trim() ?? ""));
        var (whole, parts) = await register.Like(name, website, MostRead, cancel);
        var found = await OnDay([.. whole, .. parts], form, cancel);
        var meant = whole.Where(found.ContainsKey).ToList();
        IReadOnlyList<MemberLine> members =
        [
            .. meant
                .Concat(parts.Where(found.ContainsKey))
                .Take(Math.Max(MostMembers, meant.Count))
                .Select(id => found[id]),
        ];
        return (
            members,
            meant is [var only] ? only
            : members.Count == 0 && NameKey.Of(name).Length >= RegisterSearch.FewestSigns ? ComplaintForm.NotListed
            : null
        );
    }

    // BC-1: who was a member when the paper came.
    private async Task<Dictionary<string, MemberLine>> OnDay(
        IReadOnlyList<string> ids,
        PostedForm form,
        CancellationToken cancel
    )
    {
        if (ids.Count == 0)
        {
            return new Dictionary<string, MemberLine>(StringComparer.Ordinal);
        }

        var on = ComplaintForm.Read(form, [], defaults).Complaint.Arrived ?? defaults.Today(form["scheme"]);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await db.Set<MemberRow>()
            .AsNoTracking()
            .Where(MemberRow.WasMemberOn(on))
            .Where(m => ids.Contains(m.Id))
            .ToListAsync(cancel);
        return (await MemberQueries.Lines(db, rows, times, cancel)).ToDictionary(m => m.Id, StringComparer.Ordinal);
    }

    // FP-14: the same text, the same webshop and order, or the same complainant by name or address for mail.
    private async Task<IReadOnlyList<PaperDuplicate>> Duplicates(
        PostedForm form,
        Actor reader,
        CancellationToken cancel
    )
    {
        var complaint = ComplaintForm.Read(form, [], defaults).Complaint;
        var (text, order) = DuplicateKeys.Of(complaint);
        var typed = form.Has("facts");
        await using var db = await factory.CreateDbContextAsync(cancel);
        var ids = await SameComplainant(db, form, cancel);
        if (ids.Count == 0 && !typed && order is null)
        {
            return [];
        }

        var rows = await db.Set<CaseRow>()
            .AsNoTracking()
            .VisibleTo(reader)
            .Where(c => ids.Contains(c.Id) || typed && c.TextKey == text || order != null && c.OrderKey == order)
            .OrderByDescending(c => c.Row)
            .Take(MostDuplicates)
            .Select(c => new
            {
                c.Number,
                c.ComplainantName,
                c.RespondentName,
                c.FiledAt,
                Same = typed && c.TextKey == text || order != null && c.OrderKey == order,
            })
            .ToListAsync(cancel);
        return
        [
            .. rows.OrderByDescending(c => c.Same)
                .Select(c => new PaperDuplicate(
                    c.Number,
                    c.ComplainantName,
                    c.RespondentName,
                    times.OfCase(c.Number).Day(c.FiledAt),
                    c.Same
                )),
        ];
    }

    private static async Task<List<Guid>> SameComplainant(AppDb db, PostedForm form, CancellationToken cancel)
    {
        var name = ContactKeys.OfName(form["complainant.name"]).FirstOrDefault();
        var email = ContactKeys.OfEmail(form["complainant.email"]).FirstOrDefault();
        return name is null && email is null
            ? []
            : await db.Set<ContactKeyRow>()
                .AsNoTracking()
                .Where(k =>
                    name != null && k.Kind == ContactKind.Name && k.Key == name
                    || email != null && k.Kind == ContactKind.Email && k.Key == email
                )
                .Select(k => k.CaseId)
                .Distinct()
                .Take(MostDuplicates)
                .ToListAsync(cancel);
    }
}
