using Microsoft.Extensions.Primitives;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.KeptForms;

namespace Redress.Web.Cases.Actions;

/// <summary>An act that was refused tells why after a redirect: the way back and a reload send nothing again, and the form has what was typed.</summary>
public sealed partial class ActionPage
{
    // They belong to one refusal; no field of an act begins so.
    private const string MessageSaid = "__message";
    private const string MissingSaid = "__missing";

    private IReadOnlyList<StagedFile> _staged = [];

    private bool IsShownAgain => IsPost && HttpMethods.IsGet(Http.Request.Method);

    private void TellAfterRedirect()
    {
        var said = new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            [MissingSaid] = _missing.ToArray(),
            [KeptForm.VersionSeen] = Posted().GetValueOrDefault("version"),
        };
        if (_message is not null)
        {
            said[MessageSaid] = _message;
        }

        // What came along waits already, and is not sent twice.
        foreach (var files in _staged.Concat(_left).DistinctBy(s => s.Token).GroupBy(s => s.Path))
        {
            said[StagedFiles.Kept + files.Key] = files.Select(f => f.Token).ToArray();
        }

        KeptForm.Refuse(Http, _values.All, said);
    }

    private async Task ShowAgain(OpenCase open, Type kind)
    {
        var staged = Staging.Restage(Http.Request.Form, open);
        if (_fields is null)
        {
            _left = staged;
        }
        else
        {
            var said = Posted();
            _values = new FormValues(Action, said, [], staged, Refusals)
            {
                Told = [.. KeptForm.ToldIn(Http.Request.Form)],
            };
            _message = said.TryGetValue(MessageSaid, out var message) ? message.ToString() : null;
            _missing = [.. said.GetValueOrDefault(MissingSaid).OfType<string>()];
        }

        TellWhatChanged();
        // What was refused brings nothing about; the form of an appeal comes back with the day of its money (BC-26).
        var wasRefused = _values.Told.Count > 0 || _message is not null;
        if (kind != typeof(AddDocument) && _fields is { } fields && (!wasRefused || kind == typeof(LodgeAppeal)))
        {
            _preview = await PreviewQuery.Of(open, kind, fields, Http.RequestAborted);
        }
    }
}
