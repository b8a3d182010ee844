using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Cases;
using Redress.Web.Storage;

namespace Redress.Web.Intake;

/// <summary>Documents that came with a form that was refused: kept, and named in the next form by a sealed list that nobody else can make.</summary>
internal sealed class Staging(Uploads uploads, IDataProtectionProvider protection, IDbContextFactory<AppDb> factory)
{
    private const int Most = 50;
    private readonly IDataProtector _seal = protection.CreateProtector("Redress.Staging");

    public string Seal(IReadOnlyList<StoredDocument> documents) => documents.Count == 0 ? "" : _seal.Protect(JsonSerializer.Serialize(documents));

    /// <summary>What the form names and is still there: staged documents that are never bound are thrown away after a while.</summary>
    public async Task<IReadOnlyList<StoredDocument>> Open(string? sealedList, IReadOnlyList<string> without, CancellationToken cancel)
    {
        var named = Unseal(sealedList).Where(d => !without.Contains(d.Id)).ToList();
        var ids = named.ConvertAll(d => d.Id);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var there = await db.Set<DocumentRow>().Where(d => ids.Contains(d.Id) && d.CaseId == null).Select(d => d.Id).ToListAsync(cancel);
        return [.. named.Where(d => there.Contains(d.Id))];
    }

    /// <summary>Stages what the form brings. What is not taken is told by its name and why; the rest is kept.</summary>
    public async Task<(IReadOnlyList<StoredDocument> Taken, IReadOnlyList<(string Name, UploadProblem Problem)> Refused)> Take(
        IEnumerable<IFormFile> files, IReadOnlyList<StoredDocument> before, CancellationToken cancel)
    {
        var taken = new List<StoredDocument>(before);
        var refused = new List<(string, UploadProblem)>();
        foreach (var file in files)
        {
            var room = Math.Min(uploads.LargestDocument, uploads.LargestCase - taken.Sum(d => d.Size));
            if (taken.Count >= Most || file.Length > room)
            {
                refused.Add((file.FileName, UploadProblem.TooLarge));
                continue;
            }

            await using var body = file.OpenReadStream();
            var (document, problem) = await uploads.TakeOne(body, file.FileName, room, cancel);
            if (document is not null)
            {
                taken.Add(document);
            }
            else
            {
                refused.Add((file.FileName, problem!.Value));
            }
        }

        return (taken, refused);
    }

    private List<StoredDocument> Unseal(string? sealedList)
    {
        try
        {
            return string.IsNullOrEmpty(sealedList) ? [] : JsonSerializer.Deserialize<List<StoredDocument>>(_seal.Unprotect(sealedList))!;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return [];
        }
    }
}
