using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Documents;
using Redress.Web.Labels.Writing;
using Redress.Web.Shell.Fields;
using Redress.Web.Storage;

namespace Redress.Web.Labels.Desk.Acts;

/// <summary>An act that a form of the desk asks for.</summary>
/// <param name="Version">Of the member, as the form showed it.</param>
internal sealed record LabelActAsked(string MemberId, string Act, Actor By, int? Version);

/// <summary>Does from a plain form what the API does by its acts, through the one door of labels: with the document that came along.</summary>
internal sealed class LabelActs(
    IDbContextFactory<AppDb> factory,
    LabelService labels,
    LabelDocuments documents,
    AnnouncedChanges announced,
    LabelWords words,
    WaitingFile files,
    Uploads uploads,
    RefusalTexts refusals
)
{
    /// <summary>Whether nothing of that act is told to the member (ST-4).</summary>
    public static bool IsInternal(string act) =>
        LabelCommandCatalog.ByName.TryGetValue(act, out var type)
        && LabelProcedure.Of(type).All(row => row.SeenBy == SeenBy.TheBody);

    /// <summary>Whether every act of that name takes two people.</summary>
    public static bool AlwaysTakesTwo(string act) =>
        act != LabelCommand.NameOf<DecideMeasure>()
        && LabelCommandCatalog.ByName.TryGetValue(act, out var type)
        && type.GetCustomAttribute<TakesTwoAttribute>() is not null;

    /// <summary>The file, where that reader may open it, with what its acts can name.</summary>
    public async Task<(OpenLabelFile? Open, LabelThings? Things)> Open(
        string memberId,
        Actor by,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await labels.Read(db, memberId, cancel) is { } open && by.WorksFor(open.Member.Scheme)
            ? (open, new LabelThings(open, words, await announced.For(db, open.Member, cancel)))
            : (null, null);
    }

    /// <summary>Says whether it was done, or only proposed to a second person; else the form tells what is wrong with it, or the refusal does.</summary>
    public async Task<(LabelActCame Came, Refusal? Refusal)> Do(
        LabelActAsked asked,
        IReadOnlyList<LabelActInput> inputs,
        PostedForm form,
        HttpContext http
    )
    {
        var (open, _) = await Open(asked.MemberId, asked.By, http.RequestAborted);
        if (open is null)
        {
            return (LabelActCame.Refused, Refusal.NotYours());
        }

        StoredDocument? document = null;
        if (inputs.Any(i => i.Path == "document"))
        {
            var posted = await http.Request.ReadFormAsync(http.RequestAborted);
            (document, var problem) = await files.Take(posted, form, asked.MemberId, http.RequestAborted, "file");
            if (problem is { } wrong)
            {
                form.Refuse("file", refusals.Field(files.Refused(wrong, posted.Files[0].FileName, "file")));
                return (LabelActCame.Refused, null);
            }

            WaitingFile.Keep(http, form);
        }

        var chosen = form["document"];
        form["document"] = document?.Id ?? chosen;
        var command = LabelActForm.Read(asked.Act, inputs, form, open.Rulebook, refusals);
        form["document"] = chosen;
        if (command is null)
        {
            return (LabelActCame.Refused, null);
        }

        // The document with the act, or neither: what is refused leaves nothing in the file.
        var done = await labels.Do(
            new LabelCall(asked.MemberId, asked.By, asked.Version),
            [.. Adding(document, form), command],
            document?.Id,
            http.RequestAborted
        );
        return done.Refusal is { } refusal
            ? (LabelActCame.Refused, refusal)
            : (LabelFile.TakesTwo(command) ? LabelActCame.Proposed : LabelActCame.Done, (Refusal?)null);
    }

    private static IEnumerable<LabelCommand> Adding(StoredDocument? document, PostedForm form) =>
        document is { } d
            ?
            [
                new AddLabelDocument(
                    d.Id,
                    d.Name,
                    d.MediaType,
                    d.Size,
                    d.Sha256,
                    form.All("forMember").Contains("true")
                ),
            ]
            : [];

    /// <summary>Puts a document into the file; null where it is refused, which the form tells.</summary>
    public async Task<MemberRow?> Take(LabelActAsked asked, PostedForm form, IFormFile file, HttpContext http)
    {
        await using var content = file.OpenReadStream();
        var (document, problem) = await uploads.ReceiveOne(
            content,
            file.FileName,
            uploads.LargestDocument,
            http.RequestAborted
        );
        if (problem is { } wrong)
        {
            form.Refuse("file", refusals.Field(files.Refused(wrong, file.FileName, "file")));
            return null;
        }

        var done = await documents.Add(
            new LabelCall(asked.MemberId, asked.By, asked.Version),
            document!,
            form.All("forMember").Contains("true"),
            http.RequestAborted
        );
        if (done.Refusal is { } refusal)
        {
            form.Refuse("file", refusals.Reason(refusal));
            return null;
        }

        form["document"] = document!.Id;
        return done.Member;
    }
}

/// <summary>What came of an act at the desk.</summary>
internal enum LabelActCame
{
    Refused,
    Proposed,
    Done,
}
