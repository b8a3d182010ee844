using System.Globalization;
using Microsoft.Extensions.Primitives;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Forms;

namespace Redress.Web.Cases.Actions;

/// <summary>A hearing in a room where somebody else is heard at that hour: no rule forbids it, so it is told at its field and done by who says that it is meant (BC-13).</summary>
public sealed partial class ActSession
{
    /// <summary>The input by which it is meant; its value is the room and the hour that were told.</summary>
    internal const string SharesRoom = "sharesRoom";

    // It belongs to what was told; no field of an act begins so.
    private const string RoomSaid = "__room";

    /// <summary>The room and the hour of which it was told that they are taken; null: of none.</summary>
    internal string? TakenRoom { get; private set; }

    private async Task<bool> TellsOfARoomTaken(
        Dictionary<string, StringValues> posted,
        IReadOnlyList<StagedFile> staged
    )
    {
        if (Written is not null || Kind != typeof(InviteToHearing) && Kind != typeof(RecordHearing))
        {
            return false;
        }

        var request = ActionJson.Read(Kind, new FormToJson(posted, Open.Rulebook).Read(Fields!));
        (string Field, string? Room, DateTimeOffset? At) planned = request.Command switch
        {
            InviteToHearing invite => ("place", invite.Place, invite.At),
            RecordHearing held => ("adjournedTo", Open.Case.OpenHearing?.Place, held.AdjournedTo),
            _ => ("", null, null),
        };
        if (planned.At is not { } moment || moment <= Open.Now || planned.Room?.Trim() is not { Length: > 0 } room)
        {
            return false;
        }

        var asked = string.Create(CultureInfo.InvariantCulture, $"{room}|{moment.ToUnixTimeSeconds()}");
        if (
            posted.GetValueOrDefault(SharesRoom) == asked
            || !await _parts.Rooms.AreTaken(room, moment, Open.Case.Number, _cancel)
        )
        {
            return false;
        }

        (TakenRoom, _staged) = (asked, staged);
        Values = new FormValues(Action, Posted(), [], staged, _parts.Refusals)
        {
            OfTheAct = (planned.Field, _parts.Refusals.RoomTaken),
        };
        return true;
    }
}
