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
public sealed partial class ActSession
{
    // The case as the act left it, or as it was found by an act that was refused.
    private Case? _after;

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
            var done = await _parts.Cases.Do(
                Open.Case.Number,
                open.Reader,
                Requests(open, kind, posted, staged, version),
                (db, _) => RememberDone(db, open, write),
                _cancel
            );
            _after = done.Case;
            // Of two posts of the same form one comes first; the other finds that it was done.
            return
                done.Refusal is { Kind: RefusalKind.Stale }
                && await _parts.Idempotency.Find(write, _cancel) is { OtherBody: false }
                ? null
                : done.Refusal;
        }
        catch (DbUpdateException e) when (_parts.Idempotency.IsTaken(e))
        {
            return null;
        }
    }

    // The files come first, each by an act of its own, since the act names them; all of it is one transaction.
    private List<ActRequest> Requests(
        OpenCase open,
        Type kind,
        Dictionary<string, StringValues> posted,
        IReadOnlyList<StagedFile> staged,
        int version
    )
    {
        var onBehalfOf = Written?.With ?? Parties.Parse(posted.GetValueOrDefault("onBehalfOf"));
        var audience = posted.GetValueOrDefault("for").ToString() == "internal" ? Audience.Internal : Audience.Parties;
        // BC-16: what comes with an answer on a deferral of another complaint is of that one from the first.
        var matter =
            kind == typeof(Comment) && posted.GetValueOrDefault("matter").ToString() is { Length: > 0 } put
                ? put
                : null;
        var requests = staged
            .Select(file =>
                // FP-13: the paper itself stays with the body; what came along with it is the party's.
                file.Path == ActFields.Paper
                    ? ActRequest.Of(file.Document.ToCommand(Audience.Internal))
                // FP-20: what comes with a message is no exhibit.
                : kind == typeof(Message) ? ActRequest.Of(file.Document.ToAttachment()) with { OnBehalfOf = onBehalfOf }
                : ActRequest.Of(file.Document.ToCommand(audience) with { Matter = matter }) with
                {
                    OnBehalfOf = onBehalfOf,
                }
            )
            .ToList();
        foreach (var file in staged)
        {
            posted[file.Path] = StringValues.Concat(posted.GetValueOrDefault(file.Path), file.Document.Id);
        }

        if (kind != typeof(AddDocument))
        {
            requests.Add(
                Written is { } written
                    ? Entering(written, posted, open.Rulebook)
                    : ActionJson.Read(kind, new FormToJson(posted, open.Rulebook).Read(Fields!))
            );
        }

        requests[0] = requests[0] with { Version = version };
        return requests;
    }

    // In the act's own transaction.
    private async Task RememberDone(AppDb db, OpenCase open, Idempotency.Write write)
    {
        await Idempotency.Store(db, write, StatusCodes.Status200OK, [], _cancel);
        await FormDrafts.Delete(db, open.Case.Number, Owner, DraftName, _cancel);
    }
}
