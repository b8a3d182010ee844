using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Actions;

/// <summary>The act itself, with the documents that came with it.</summary>
public sealed partial class ActionPage
{
    private async Task<Refusal?> Send(
        OpenCase open,
        Type kind,
        Dictionary<string, StringValues> posted,
        IReadOnlyList<StagedFile> staged,
        Idempotency.Write write
    )
    {
        var stale = new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale);
        if (
            !int.TryParse(posted.GetValueOrDefault("version").ToString(), out var version)
            || version != open.Case.Version
        )
        {
            return stale;
        }

        try
        {
            var no = await Act(open, kind, posted, staged, version, write);
            // Of two posts of the same form one comes first; the other finds that it was done.
            return
                no is { Kind: RefusalKind.Stale }
                && await Idempotency.Find(write, Http.RequestAborted) is { OtherBody: false }
                ? null
                : no;
        }
        catch (DbUpdateException e) when (Idempotency.IsTaken(e))
        {
            return null;
        }
    }

    // First on a copy: only an act that would succeed adds its documents to the file.
    private async Task<Refusal?> Act(
        OpenCase open,
        Type kind,
        Dictionary<string, StringValues> posted,
        IReadOnlyList<StagedFile> staged,
        int version,
        Idempotency.Write write
    )
    {
        Task Also(AppDb db, Case c) => RememberDone(db, open, write);
        var onBehalfOf = Parties.Parse(posted.GetValueOrDefault("onBehalfOf"));
        var audience = posted.GetValueOrDefault("for").ToString() == "internal" ? Audience.Internal : Audience.Parties;
        var documents = staged.Select(s => s.Document.ToCommand(audience)).ToList();
        if (kind == typeof(AddDocument))
        {
            return (await AddDocuments(open, documents, onBehalfOf, version, Also)).Refusal;
        }

        foreach (var file in staged)
        {
            posted[file.Path] = StringValues.Concat(posted.GetValueOrDefault(file.Path), file.Document.Id);
        }

        var request = ActionJson.Read(kind, new FormToJson(posted, open.Rulebook).Read(_fields!));
        var act = new Act(open.Reader, open.Now, request.OnBehalfOf, request.Arrived);
        var simulation = await Cases.Simulate(Number, act, request, documents, Http.RequestAborted);
        if (simulation.Refusal is { } refused)
        {
            return refused;
        }

        (var no, version) = await AddDocuments(open, documents, onBehalfOf, version, alsoWithLast: null);
        return no
            ?? (
                await Cases.Do(Number, open.Reader, request with { Version = version }, Also, Http.RequestAborted)
            ).Refusal;
    }

    /// <summary>Each document is an act of its own; gives the case's version after the last.</summary>
    private async Task<(Refusal? Refusal, int Version)> AddDocuments(
        OpenCase open,
        List<AddDocument> documents,
        Party? onBehalfOf,
        int version,
        Func<AppDb, Case, Task>? alsoWithLast
    )
    {
        foreach (var document in documents)
        {
            var added = await Cases.Do(
                Number,
                open.Reader,
                ActRequest.Of(document) with
                {
                    OnBehalfOf = onBehalfOf,
                    Version = version,
                },
                document == documents[^1] ? alsoWithLast : null,
                Http.RequestAborted
            );
            if (added.Refusal is { } no)
            {
                return (no, version);
            }

            version = added.Case!.Version;
        }

        return (null, version);
    }

    // In the act's own transaction.
    private async Task RememberDone(AppDb db, OpenCase open, Idempotency.Write write)
    {
        await Idempotency.Store(db, write, StatusCodes.Status200OK, [], Http.RequestAborted);
        if (open.Reader.Party is { } party)
        {
            await FormDrafts.Delete(db, Number, party, Action, Http.RequestAborted);
        }
    }
}
