using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Cases.Commands;
using Redress.Web.Documents;
using Redress.Web.Shell;

namespace Redress.Web.Intake.Drafts;

/// <summary>The files that a page brought: those that were taken, and of the others at which field and why not.</summary>
internal sealed record UploadedFiles(
    IReadOnlyList<(StoredDocument Document, bool Mail)> Taken,
    IReadOnlyList<(string Field, string Sentence)> Wrong
);

/// <summary>The documents of a draft: taken in, given another name, left out.</summary>
internal sealed class DraftFiles(Uploads uploads, IStringLocalizer<IntakeTexts> texts)
{
    public const string MailField = "messages.files";
    private const string NameField = "name:";
    private const string Remove = "remove:";

    public string Largest => FileSizeFormatter.Format(uploads.LargestDocument);

    public string LargestInAll => FileSizeFormatter.Format(uploads.LargestCase);

    public async Task<UploadedFiles> Receive(
        IFormCollection posted,
        ComplaintDraft complaintDraft,
        CancellationToken cancel
    )
    {
        var (taken, wrong) = (new List<(StoredDocument, bool)>(), new List<(string, string)>());
        var room = uploads.LargestCase - complaintDraft.Content.Documents.Sum(d => d.Size);
        foreach (
            var file in posted.Files.Where(f => f.FileName.Length > 0 && f.Name is IntakeSteps.Documents or MailField)
        )
        {
            var mail = file.Name == MailField;
            var (document, problem) = await ReceiveOne(
                file,
                mail,
                room,
                isOneTooMany: complaintDraft.Content.Documents.Count + taken.Count >= Uploads.MostFiles,
                cancel
            );
            if (document is null)
            {
                wrong.Add(
                    (
                        mail ? IntakeSteps.Messages : IntakeSteps.Documents,
                        texts[
                            $"error.document.{WireNames.Camel(problem.ToString()!)}",
                            FileKinds.SafeName(file.FileName),
                            Largest,
                            Uploads.MostFiles
                        ]
                    )
                );
                continue;
            }

            taken.Add((document, mail));
            room -= document.Size;
        }

        return new UploadedFiles(taken, wrong);
    }

    /// <summary>Adds what came, and gives names or leaves out as was asked.</summary>
    public static void Change(DraftContent content, IFormCollection posted, UploadedFiles uploaded)
    {
        foreach (var (document, mail) in uploaded.Taken)
        {
            content.Add(document, mail);
        }

        content.Documents =
        [
            .. content
                .Documents.Where(d => posted["do"] != Remove + d.Id)
                .Select(d => d with { Name = Named(d.Name, posted[NameField + d.Id].ToString()) }),
        ];
    }

    private async Task<(StoredDocument? Document, UploadProblem? Problem)> ReceiveOne(
        IFormFile file,
        bool mail,
        long room,
        bool isOneTooMany,
        CancellationToken cancel
    )
    {
        if (isOneTooMany)
        {
            return (null, UploadProblem.TooMany);
        }

        if (file.Length == 0)
        {
            return (null, UploadProblem.Empty);
        }

        if (file.Length > Math.Min(room, uploads.LargestDocument))
        {
            return (null, UploadProblem.TooLarge);
        }

        if (mail && !FileKinds.IsMessage(file.FileName))
        {
            return (null, UploadProblem.NotAMail);
        }

        await using var body = file.OpenReadStream();
        return await uploads.ReceiveOne(body, file.FileName, Math.Min(room, uploads.LargestDocument), cancel);
    }

    // Its ending says what it is, and stays.
    private static string Named(string before, string asked)
    {
        var ending = Path.GetExtension(before);
        var name = asked.Trim();
        name = name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length].Trim() : name;
        return name.Length == 0 ? before : FileKinds.SafeName(name + ending);
    }
}
