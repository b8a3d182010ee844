using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Forms;
using Redress.Web.Documents;
using Redress.Web.KeptForms;
using Redress.Web.Labels.Writing;
using Redress.Web.Shell.Fields;
using Redress.Web.Storage;

namespace Redress.Web.Labels.Desk.Acts;

/// <summary>An act that a form of the desk asks for.</summary>
/// <param name="Version">Of the member, as the form showed it.</param>
internal sealed record LabelActAsked(string MemberId, string Act, Actor By, int? Version);

/// <summary>Does from a plain form what the API does by its acts, through the one door of labels: with the document that came along put into the file first, so that it is not lost.</summary>
internal sealed class LabelActs(
    IDbContextFactory<AppDb> factory,
    LabelService labels,
    LabelDocuments documents,
    AnnouncedChanges announced,
    LabelWords words,
    Uploads uploads,
    RefusalTexts refusals,
    TimeProvider time
)
{
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
        IFormFile? file,
        HttpContext http
    )
    {
        var (open, _) = await Open(asked.MemberId, asked.By, http.RequestAborted);
        if (open is null)
        {
            return (LabelActCame.Refused, Refusal.NotYours());
        }

        var version = asked.Version;
        string? taken = null;
        // What the procedure does not permit now takes no document either.
        if (file is { Length: > 0 } && inputs.Any(i => i.Path == "document") && IsPermitted(open, asked))
        {
            if (await Take(asked, form, file, http) is not { } member)
            {
                return (LabelActCame.Refused, null);
            }

            taken = form["document"];
            version = version is null ? null : member.Version;
        }

        var command = LabelActForm.Read(asked.Act, inputs, form, open.Rulebook, refusals);
        var done = command is null
            ? null
            : await labels.Do(new LabelCall(asked.MemberId, asked.By, version), command, http.RequestAborted);
        if (done is { Refusal: null })
        {
            return (LabelFile.TakesTwo(command!) ? LabelActCame.Proposed : LabelActCame.Done, null);
        }

        if (taken is not null)
        {
            // It is in the file: the form that is shown again chooses it.
            KeptForm.Refuse(http, [], new Dictionary<string, StringValues> { ["document"] = taken });
        }

        return (LabelActCame.Refused, done?.Refusal);
    }

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
            form.Refuse("file", refusals.Field(Refused(wrong, file.FileName)));
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

    private bool IsPermitted(OpenLabelFile open, LabelActAsked asked) =>
        LabelMachine
            .ActionsFor(open.File, open.Rulebook.Labels, open.Context(asked.By, time.GetUtcNow()))
            .Permitted.Any(p => p.Command == LabelActions.TypeOf(asked.Act).Command);

    private FieldRefusal Refused(UploadProblem problem, string fileName) =>
        problem == UploadProblem.TooLarge
            ? new FieldRefusal("file", "BC-4", FieldReason.FileTooLarge, CaseFormatter.Size(uploads.LargestDocument))
            : new FieldRefusal(
                "file",
                "BC-4",
                StagedFiles.ReasonOf(problem),
                FileKinds.SafeName(fileName),
                Uploads.MostFiles
            );
}

/// <summary>What came of an act at the desk.</summary>
internal enum LabelActCame
{
    Refused,
    Proposed,
    Done,
}
