using System.Globalization;
using Redress.Domain.Cases;

namespace Redress.Web.Cases.Forms;

/// <summary>What a choice reads like: a proposal by its text, a document by its name, a norm by its title.</summary>
public sealed class Choices(CaseWords words)
{
    public string Label(OpenCase open, string? source, string option)
    {
        var c = open.Case;
        return source switch
        {
            "proposals" => c.Proposals.Find(p => p.Id == option) is { } p ? Short(p.Text) : option,
            "appeals" => c.FindAppeal(option) is { } a ? $"{words.PartyName(a.Party)}, {words.Date(a.LodgedOn)}" : option,
            "documents" => c.Document(option)?.Name ?? option,
            "sanctions" or "contested" => c.Decision?.Sanctions.FirstOrDefault(s => s.Id == option) is { } s ? words.Sanction(s) : words[$"option.{option}"],
            "terms" => c.Terms.Find(t => t.Id == option) is { } t ? $"{words.Word("term", t.Kind)} {words.PartyName(t.Party)} — {words.Date(t.Due)}" : option,
            "items" => c.Asked.Find(a => a.Id == option)?.Text ?? option,
            "norms" => open.Rulebook.Norms.FirstOrDefault(n => n.Id == option) is { } n ? $"{n.Id} {Title(n.Title)}" : option,
            _ => words[$"option.{option}"],
        };
    }

    private static string Title(IReadOnlyDictionary<string, string> title) =>
        title.TryGetValue(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, out var own) ? own : title.Values.First();

    private static string Short(string text) => text.Length <= 80 ? text : text[..77] + "…";
}
