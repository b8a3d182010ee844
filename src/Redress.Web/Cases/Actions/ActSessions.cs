using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Cases.Actions;

/// <summary>What every form of an act needs.</summary>
internal sealed class ActSessions(
    CaseAccess access,
    CaseService cases,
    StagedFiles staging,
    FormDrafts drafts,
    Idempotency idempotency,
    ActionPreviewQuery previews,
    ActFields fields,
    HearingRooms rooms,
    RefusalTexts refusals
)
{
    public CaseAccess Access => access;

    public CaseService Cases => cases;

    public StagedFiles Staging => staging;

    public FormDrafts Drafts => drafts;

    public Idempotency Idempotency => idempotency;

    public ActionPreviewQuery Previews => previews;

    public ActFields Fields => fields;

    public HearingRooms Rooms => rooms;

    public RefusalTexts Refusals => refusals;

    /// <summary>The command of that name; null for none that is done in a case.</summary>
    public static Type? KindOf(string action) =>
        action == Command.NameOf<AddDocument>() ? typeof(AddDocument) : CommandCatalog.ByName.GetValueOrDefault(action);

    /// <summary>The form of an act on a case as somebody has it open; null where there is no such act.</summary>
    public async Task<ActSession?> Start(OpenCase open, ActAsked asked, CancellationToken cancel)
    {
        if (KindOf(asked.Action) is not { } kind)
        {
            return null;
        }

        var session = new ActSession(this, open, kind, asked, cancel);
        await session.Start();
        return session;
    }
}
