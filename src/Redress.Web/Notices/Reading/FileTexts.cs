using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Web.Documents;
using Redress.Web.Storage;

namespace Redress.Web.Notices.Reading;

/// <summary>
/// What stands in a file as text, for the judgement whether a notice tells any of it (BC-31): whatever is kept of the case in words, and the words of
/// the documents that are read as texts. Of other documents, such as scans, only the name is known.
/// </summary>
internal static class FileTexts
{
    // As much of a document as its reader is shown.
    private const int Longest = ReceivedMessage.Longest;
    private const int MostDocuments = 500;

    // What is no text: marks of the program, and the notice itself.
    private static readonly HashSet<string> NoText =
    [
        nameof(CaseDocument.Id),
        nameof(CaseDocument.Sha256),
        nameof(CaseDocument.MediaType),
        nameof(Case.Scheme),
        nameof(Case.RulebookVersion),
        nameof(Case.NormsVersion),
        nameof(Case.Norms),
        nameof(Case.Language),
    ];

    private static readonly HashSet<string> OfTheNotice = ["Text", "Proposed", "RejectionReason", "ChangedBecause"];

    /// <summary>Everything kept of the case in words.</summary>
    public static IReadOnlyList<string> Of(Case c)
    {
        using var file = JsonDocument.Parse(CaseJson.Write(c));
        var texts = new List<string>();
        Collect(file.RootElement, texts);
        return texts;
    }

    /// <summary>The words of its documents.</summary>
    public static async Task<IReadOnlyList<string>> OfDocuments(AppDb db, Case c, CancellationToken cancel)
    {
        var ids = c
            .Documents.Where(d => ExhibitKinds.Of(d) == ExhibitKind.Text)
            .Take(MostDocuments)
            .ToDictionary(d => d.Id, d => d.MediaType);
        var texts = new List<string>();
        await foreach (
            var chunk in db.Set<DocumentChunkRow>()
                .AsNoTracking()
                .Where(x => x.Sequence == 0 && ids.Keys.Contains(x.DocumentId))
                .Select(x => new { x.DocumentId, x.Bytes })
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
        {
            texts.Add(
                ids[chunk.DocumentId] == "message/rfc822"
                    ? ReceivedMessage.Read(chunk.Bytes)
                    : TextEncodings.Decode(chunk.Bytes.AsSpan(0, Math.Min(chunk.Bytes.Length, Longest)), null)
            );
        }

        return texts;
    }

    /// <summary>The users of the member, and of those that were taken for it (FP-21), and what the register says of them today.</summary>
    public static async Task<IReadOnlyList<string>> PeopleOf(AppDb db, Case c, CancellationToken cancel) =>
        c.MembersComplainedOf is { Count: > 0 } members
            ?
            [
                .. await db
                    .Users.Where(u =>
                        db.Set<MemberRow>()
                            .Any(own =>
                                own.Id == u.MemberId
                                && db.Set<MemberRow>()
                                    .Any(m => members.Contains(m.Id) && m.Organisation == own.Organisation)
                            )
                    )
                    .Select(u => u.DisplayName)
                    .ToListAsync(cancel),
                .. await db.Set<MemberRow>().Where(m => members.Contains(m.Id)).Select(m => m.Name).ToListAsync(cancel),
            ]
            : [];

    private static void Collect(JsonElement element, List<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when element.GetString() is { Length: > 1 } text:
                texts.Add(text);
                break;
            case JsonValueKind.Array:
                foreach (var one in element.EnumerateArray())
                {
                    Collect(one, texts);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject().Where(p => !IsNoText(p.Name)))
                {
                    if (property.NameEquals(nameof(Case.Notice)))
                    {
                        CollectAnswers(property.Value, texts);
                    }
                    else
                    {
                        Collect(property.Value, texts);
                    }
                }

                break;
        }
    }

    // What the parties and the public said of the notice counts; what it says itself does not.
    private static void CollectAnswers(JsonElement notice, List<string> texts)
    {
        foreach (
            var property in notice.EnumerateObject().Where(p => !OfTheNotice.Contains(p.Name) && !IsNoText(p.Name))
        )
        {
            Collect(property.Value, texts);
        }
    }

    private static bool IsNoText(string property) =>
        NoText.Contains(property) || property.EndsWith("Id", StringComparison.Ordinal);
}
