using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Primitives;
using Redress.Web.Cases.Forms;
using Redress.Web.Documents;
using Redress.Web.KeptForms;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Labels;

/// <summary>
/// The document that comes with a form about a label. It waits in the store until the act is done, sealed into the form, so that who is refused need not choose it again.
/// </summary>
internal sealed class WaitingFile(Uploads uploads, IDataProtectionProvider protection)
{
    public const string Field = "document";

    /// <summary>The field in which a form brings again what it brought already.</summary>
    public const string Kept = "kept:document";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector _seal = protection
        .CreateProtector("Redress.WaitingFile")
        .ToTimeLimitedDataProtector();

    private sealed record Sealed(string Member, StoredDocument Document);

    public long Largest => uploads.LargestDocument;

    /// <summary>The document that the form brings, now or already; with what is wrong with it.</summary>
    /// <param name="field">In which the form has a file.</param>
    public async Task<(StoredDocument? Document, UploadProblem? Problem)> Take(
        IFormCollection posted,
        PostedForm form,
        string member,
        CancellationToken cancel,
        string field = Field
    )
    {
        if (posted.Files.GetFile(field) is { FileName.Length: > 0 } file)
        {
            await using var content = file.OpenReadStream();
            var taken = await uploads.ReceiveOne(content, file.FileName, uploads.LargestDocument, cancel);
            if (taken.Document is { } document)
            {
                form[Kept] = _seal.Protect(JsonSerializer.Serialize(new Sealed(member, document)), Lifetime);
            }

            return taken;
        }

        return (Waiting(form, member), null);
    }

    /// <summary>Whoever is refused need not choose its file again.</summary>
    public static void Keep(HttpContext http, PostedForm form)
    {
        if (form[Kept] is { } token)
        {
            KeptForm.Refuse(http, [], new Dictionary<string, StringValues> { [Kept] = token });
        }
    }

    /// <summary>What the form brought already; null where nothing.</summary>
    public StoredDocument? Waiting(PostedForm form, string member)
    {
        try
        {
            return
                form[Kept] is { } token
                && JsonSerializer.Deserialize<Sealed>(_seal.Unprotect(token)) is { } held
                && held.Member == member
                ? held.Document
                : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>What is said at the field of one that is not taken.</summary>
    public Domain.FieldRefusal Refused(UploadProblem problem, string name, string field = Field) =>
        problem == UploadProblem.TooLarge
            ? new(
                field,
                "BC-4",
                Domain.FieldReason.FileTooLarge,
                Cases.Formatting.CaseFormatter.Size(uploads.LargestDocument)
            )
            : new(field, "BC-4", StagedFiles.ReasonOf(problem), FileKinds.SafeName(name), 1);
}
