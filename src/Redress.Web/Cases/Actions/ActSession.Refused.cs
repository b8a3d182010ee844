using Microsoft.Extensions.Primitives;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.KeptForms;

namespace Redress.Web.Cases.Actions;

/// <summary>An act that was refused tells why after a redirect: the way back and a reload send nothing again, and the form has what was typed.</summary>
public sealed partial class ActSession
{
    // They belong to one refusal; no field of an act begins so.
    private const string MessageSaid = "__message";
    private const string MissingSaid = "__missing";

    private IReadOnlyList<StagedFile> _staged = [];

    /// <summary>What the form needs to be told why it was refused after a redirect, besides the sentences at its fields.</summary>
    internal IReadOnlyDictionary<string, StringValues> ToldLater()
    {
        var said = new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            [MissingSaid] = Missing.ToArray(),
            [KeptForm.VersionSeen] = Posted().GetValueOrDefault("version"),
        };
        if (Said is not null)
        {
            said[MessageSaid] = Said;
        }

        if (TakenRoom is not null)
        {
            said[RoomSaid] = TakenRoom;
        }

        // What came along waits already, and is not sent twice.
        foreach (var files in _staged.Concat(Left).DistinctBy(s => s.Token).GroupBy(s => s.Path))
        {
            said[StagedFiles.Kept + files.Key] = files.Select(f => f.Token).ToArray();
        }

        return said;
    }

    private async Task ShowAgain(OpenCase open, Type kind)
    {
        var staged = _parts.Staging.Restage(_asked.Posted!, open);
        if (Fields is null)
        {
            Left = staged;
        }
        else
        {
            var said = Posted();
            Values = new FormValues(Action, said, [], staged, _parts.Refusals)
            {
                Told = [.. KeptForm.ToldIn(_asked.Posted!)],
            };
            Said = said.TryGetValue(MessageSaid, out var message) ? message.ToString() : null;
            TakenRoom = said.TryGetValue(RoomSaid, out var room) ? room.ToString() : null;
            Missing = [.. said.GetValueOrDefault(MissingSaid).OfType<string>()];
        }

        TellWhatChanged();
        // What was refused brings nothing about; the form of an appeal comes back with the day of its money (BC-26).
        var wasRefused = Values.Told.Count > 0 || Said is not null;
        if (kind != typeof(AddDocument) && Fields is { } fields && (!wasRefused || kind == typeof(LodgeAppeal)))
        {
            Preview = await _parts.Previews.Of(open, kind, fields, _cancel);
        }
    }
}
