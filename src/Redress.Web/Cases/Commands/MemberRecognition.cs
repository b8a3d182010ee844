using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Members;
using Redress.Web.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Cases.Commands;

/// <summary>A member that a webshop typed by hand may be.</summary>
public sealed record RecognisedMember(string Id, string Name, string? Website, string Scheme);

/// <summary>FP-21: a member that was typed by hand, known again by its site, or else by its name.</summary>
internal static class MemberRecognition
{
    // Of Belgium, the Netherlands and their neighbours; they say how a company is organised, not which it is.
    private static readonly HashSet<string> LegalForms =
    [
        "bv",
        "nv",
        "cv",
        "vof",
        "commv",
        "gcv",
        "bvba",
        "cvba",
        "vzw",
        "srl",
        "sa",
        "sc",
        "snc",
        "scs",
        "scrl",
        "sprl",
        "asbl",
        "sarl",
        "sas",
        "eurl",
        "gmbh",
        "ag",
        "kg",
        "ohg",
        "ug",
        "ltd",
        "llc",
        "plc",
        "inc",
    ];

    /// <summary>The members that it may be: those with its host; where there are none, or several, those with its name. Of the scheme, and members on that day (BC-1).</summary>
    public static async Task<IReadOnlyList<RecognisedMember>> Find(
        AppDb db,
        string scheme,
        (string? Name, string? Website) typed,
        DateOnly on,
        CancellationToken cancel
    )
    {
        var name = Name(typed.Name);
        var sites = Sites(typed.Name, typed.Website);
        if (name.Length == 0 && sites.Count == 0)
        {
            return [];
        }

        var members = await db.Set<MemberRow>()
            .AsNoTracking()
            .Where(MemberRow.WasMemberOn(on))
            .Where(m => m.Scheme == scheme)
            .OrderBy(m => m.Id)
            .Select(m => new Entry(new RecognisedMember(m.Id, m.Name, m.Website, m.Scheme), m.Sites))
            .ToListAsync(cancel);
        var bySite = members.FindAll(m =>
            m.Sites.Any(own =>
                DuplicateKeys.Site(own) is { } host && sites.Exists(site => DuplicateKeys.Site(site) == host)
            )
        );
        if (
            bySite.Count > 1
            && bySite.FindAll(m => sites.Exists(site => m.Sites.Any(own => IsPart(site, own)))) is [var one]
        )
        {
            // On a host that several share (a marketplace) it is the one whose part of it was named.
            return [one.Member];
        }

        if (bySite.Count == 1)
        {
            return [bySite[0].Member];
        }

        var byName = (bySite.Count > 0 ? bySite : members).FindAll(m => name.Length > 0 && Name(m.Member.Name) == name);
        return [.. (byName.Count > 0 ? byName : bySite).Select(m => m.Member)];
    }

    // A member with all of its sites.
    private sealed record Entry(RecognisedMember Member, string[] Sites);

    /// <summary>The addresses that were typed. Many a one knows a webshop by its address alone.</summary>
    public static List<string> Sites(string? name, string? website) =>
        [
            .. new[] { website, name?.Contains('.', StringComparison.Ordinal) == true ? name : null }
                .OfType<string>()
                .Where(site => DuplicateKeys.Site(site) is not null),
        ];

    private static bool IsPart(string typed, string own) => PartOf(own) is { } part && part == PartOf(typed);

    private static string? PartOf(string site)
    {
        var scheme = site.IndexOf("://", StringComparison.Ordinal);
        var parts = site[(scheme < 0 ? 0 : scheme + 3)..].Split('?', '#')[0].Split('/');
        return parts.Length > 1 && parts[1].Trim().ToLowerInvariant() is { Length: > 0 } part ? part : null;
    }

    /// <summary>The complaint with the one member that its webshop is (FP-21); as it was where it names one, says that it is another, or may be several.</summary>
    public static async Task<FileComplaint> Recognise(
        AppDb db,
        FileComplaint command,
        string scheme,
        DateOnly today,
        CancellationToken cancel
    ) =>
        command.Respondent is { NotMember: not true } typed
        && string.IsNullOrWhiteSpace(typed.MemberId)
        && await Find(db, scheme, (typed.Name, typed.Website), command.Arrived ?? today, cancel) is [var member]
            ? command with
            {
                Respondent = typed with { MemberId = member.Id },
            }
            : command;

    /// <summary>A name as it is compared: in small letters without accents, signs and blanks, and without the legal form before or after it.</summary>
    public static string Name(string? name)
    {
        var words = Joined(FoldedText.Of(name ?? "").Words.Select(w => w.Folded));
        var bare = words.SkipWhile(LegalForms.Contains).Reverse().SkipWhile(LegalForms.Contains).Reverse();
        var text = string.Concat(bare);
        return text.Length > 0 ? text : string.Concat(words);
    }

    // B.V. is BV.
    private static List<string> Joined(IEnumerable<string> words)
    {
        var (joined, letters) = (new List<string>(), false);
        foreach (var word in words)
        {
            if (letters && word.Length == 1)
            {
                joined[^1] += word;
            }
            else
            {
                joined.Add(word);
            }

            letters = word.Length == 1;
        }

        return joined;
    }
}
