using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Documents;

namespace Redress.Web.Cases.Forms;

/// <summary>One file that came with a form: for which field, and sealed, so that the form can bring it again without sending it twice.</summary>
internal sealed record StagedFile(string Path, StoredDocument Document, string Token);

/// <summary>
/// Files that came with a form wait in the store until the act is done: an act that is refused adds nothing to the file,
/// and whoever sent them need not send them again.
/// </summary>
internal sealed class StagedFiles(Uploads uploads, IDataProtectionProvider protection)
{
    public const string NewFile = "files:";
    public const string Kept = "kept:";
    private readonly ITimeLimitedDataProtector _seal = protection
        .CreateProtector("Redress.StagedFiles")
        .ToTimeLimitedDataProtector();

    private sealed record Sealed(string Number, string Side, StoredDocument Document);

    public long Largest => uploads.LargestDocument;

    /// <summary>Those that the form brought already, then those that it brings now; with what is wrong with any of the latter.</summary>
    public async Task<(IReadOnlyList<StagedFile> Staged, IReadOnlyList<FieldRefusal> Wrong)> Stage(
        IFormCollection form,
        OpenCase open,
        CancellationToken cancel
    )
    {
        var staged = Restage(form, open);
        var wrong = new List<FieldRefusal>();
        foreach (
            var file in form.Files.Where(f =>
                f.FileName.Length > 0 && f.Name.StartsWith(NewFile, StringComparison.Ordinal)
            )
        )
        {
            var path = file.Name[NewFile.Length..];
            var room = uploads.LargestCase - open.Case.Documents.Sum(d => d.Size) - staged.Sum(s => s.Document.Size);
            var (document, problem) =
                staged.Count >= Uploads.MostFiles ? (null, UploadProblem.TooMany) : await Receive(file, room, cancel);
            if (document is not null)
            {
                staged.Add(new StagedFile(path, document, Seal(document, open)));
            }
            else
            {
                wrong.Add(Refused(path, problem!.Value, file.FileName));
            }
        }

        return (staged, wrong);
    }

    private async Task<(StoredDocument? Document, UploadProblem? Problem)> Receive(
        IFormFile file,
        long room,
        CancellationToken cancel
    )
    {
        await using var content = file.OpenReadStream();
        return await uploads.ReceiveOne(content, file.FileName, Math.Min(uploads.LargestDocument, room), cancel);
    }

    private string Seal(StoredDocument document, OpenCase open) =>
        _seal.Protect(
            JsonSerializer.Serialize(new Sealed(open.Case.Number, SideOf(open), document)),
            FormDrafts.Lifetime
        );

    private FieldRefusal Refused(string path, UploadProblem problem, string fileName) =>
        problem switch
        {
            UploadProblem.TooLarge => new FieldRefusal(
                path,
                "BC-4",
                FieldReason.FileTooLarge,
                CaseFormatter.Size(uploads.LargestDocument)
            ),
            _ => new FieldRefusal(path, "BC-4", ReasonOf(problem), FileKinds.SafeName(fileName), Uploads.MostFiles),
        };

    /// <summary>Those that a form, or the draft of one, brought already; each once.</summary>
    public List<StagedFile> Restage(IEnumerable<KeyValuePair<string, StringValues>> form, OpenCase open) =>
        [
            .. form.Where(f => f.Key.StartsWith(Kept, StringComparison.Ordinal))
                .SelectMany(f => Unsealed(f.Key[Kept.Length..], f.Value, open))
                .DistinctBy(s => s.Document.Id)
                .Take(Uploads.MostFiles),
        ];

    /// <summary>What is said of it at the field.</summary>
    public static FieldReason ReasonOf(UploadProblem problem) =>
        problem switch
        {
            UploadProblem.TooLarge => FieldReason.FileTooLarge,
            UploadProblem.NotWhatItClaims => FieldReason.FileNotWhatItClaims,
            UploadProblem.Empty => FieldReason.FileEmpty,
            UploadProblem.Protected => FieldReason.FileProtected,
            UploadProblem.HasMacros => FieldReason.FileHasMacros,
            UploadProblem.TooMany => FieldReason.TooManyFiles,
            _ => FieldReason.FileNotThatKind,
        };

    // A party's people go on with each other's drafts; of the staff each has its own form.
    private static string SideOf(OpenCase open) => open.Reader.Party?.ToString() ?? open.Reader.Id;

    private IEnumerable<StagedFile> Unsealed(string path, StringValues tokens, OpenCase open)
    {
        foreach (var token in tokens.OfType<string>())
        {
            Sealed? held;
            try
            {
                held = JsonSerializer.Deserialize<Sealed>(_seal.Unprotect(token));
            }
            catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
            {
                continue;
            }

            // Added meanwhile, by this form sent twice: it is in the file.
            if (
                held is not null
                && held.Number == open.Case.Number
                && held.Side == SideOf(open)
                && open.Case.Document(held.Document.Id) is null
            )
            {
                yield return new StagedFile(path, held.Document, token);
            }
        }
    }
}
