using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
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
/// <param name="Chosen">The answer that was given, or the only one there is: a member's id, <see cref="ComplaintForm.NotListed"/>, or null.</param>
/// <param name="Recognised">Of <see cref="ComplaintForm.NotListed"/>: that it is none of the members that the law takes it for (FP-21).</param>
internal sealed record PaperSight(
    IReadOnlyList<MemberLine> Members,
    string? Chosen,
    string? Scheme,
    string? Recognised,
    IReadOnlyList<PaperDuplicate> Duplicates
);

/// <summary>Follows a complaint on paper as it is typed: which webshop it is against, and which cases it may double (FP-14, FP-21).</summary>
internal sealed class PaperSights(
    IDbContextFactory<AppDb> factory,
    MemberQueries register,
    DraftForm judge,
    IntakeDefaults defaults,
    RulebookCatalog rulebooks,
    SchemeTimes times
)
{
    private const int MostMembers = 6;
    private const int MostDuplicates = 8;
    private const int FewestSigns = 3;

    public async Task<PaperSight> Of(PostedForm form, Actor reader, CancellationToken cancel)
    {
        var members = await Members(form, cancel);
        var asked = form["respondent.memberId"];
        var chosen =
            asked == ComplaintForm.NotListed || members.Any(m => m.Id == asked) ? asked
            : members is [var only] ? only.Id
            : members.Count == 0 && form.Has("respondent.name") ? ComplaintForm.NotListed
            : null;
        var scheme = members.FirstOrDefault(m => m.Id == chosen)?.Scheme ?? form["scheme"] ?? rulebooks.DefaultScheme;
        (form["respondent.memberId"], form["scheme"]) = (chosen, scheme);
        var recognised =
            chosen == ComplaintForm.NotListed ? ComplaintForm.NoneOf(await judge.MembersLike(form, cancel)) : null;
        return new PaperSight(members, chosen, scheme, recognised, await Duplicates(form, reader, cancel));
    }

    // By a part of the name, or of the address of the site.
    private async Task<IReadOnlyList<MemberLine>> Members(PostedForm form, CancellationToken cancel)
    {
        var found = new List<MemberLine>();
        foreach (var typed in new[] { form["respondent.name"], form["respondent.website"] })
        {
            if (SchemeNames.Bare(typed?.Trim() ?? "") is { Length: >= FewestSigns } part)
            {
                found.AddRange(await register.List(part, cancel));
            }
        }

        return [.. found.DistinctBy(m => m.Id).Take(MostMembers)];
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
