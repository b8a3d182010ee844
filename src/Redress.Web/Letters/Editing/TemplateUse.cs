namespace Redress.Web.Letters.Editing;

/// <summary>A field, a section or another text where it is used, with the sections around it from the outermost on, such as <c>#term</c> or <c>^final</c>.</summary>
internal sealed record TemplateUse(TemplateTag Tag, IReadOnlyList<string> Around, bool InSubject)
{
    /// <summary>What cannot be left out unsaid: a section is its field.</summary>
    public string Key => Tag.Kind == ">" ? $">{Tag.Name}" : Tag.Name;

    public bool IsPlace => Tag.Kind.Length == 0;

    public bool IsPart => Tag.Kind == ">";

    /// <summary>Every use in a text whose first line may be its subject.</summary>
    /// <param name="faults">Gets a line for each section that is broken; null: nobody asks.</param>
    public static IReadOnlyList<TemplateUse> In(string text, ICollection<TemplateFault>? faults = null)
    {
        var (subject, body) = Split(text);
        return
        [
            .. Walk(subject ?? "", 0, inSubject: true, faults),
            .. Walk(body, subject is null ? 0 : 1, inSubject: false, faults),
        ];
    }

    /// <summary>The subject without its mark, null where there is none, and what follows.</summary>
    public static (string? Subject, string Body) Split(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return text.StartsWith("# ", StringComparison.Ordinal) && end > 0
            ? (text[2..end].Trim(), text[(end + 1)..])
            : (null, text);
    }

    private static List<TemplateUse> Walk(string text, int before, bool inSubject, ICollection<TemplateFault>? faults)
    {
        var uses = new List<TemplateUse>();
        var open = new List<TemplateTag>();
        foreach (var found in Template.TagsOf(text))
        {
            var tag = found with { Line = found.Line + before };
            if (tag.Kind == "/")
            {
                Close(open, tag, faults);
                continue;
            }

            uses.Add(new TemplateUse(tag, [.. open.Select(o => o.Kind + o.Name)], inSubject));
            if (tag.Kind is "#" or "^")
            {
                open.Add(tag);
            }
        }

        foreach (var left in open)
        {
            faults?.Add(new TemplateFault(left.Line, TemplateFault.NotClosed, left.Kind + left.Name));
        }

        return uses;
    }

    private static void Close(List<TemplateTag> open, TemplateTag tag, ICollection<TemplateFault>? faults)
    {
        var at = open.FindLastIndex(o => o.Name == tag.Name);
        if (at < 0)
        {
            faults?.Add(new TemplateFault(tag.Line, TemplateFault.ClosesNothing, $"/{tag.Name}"));
            return;
        }

        foreach (var left in open.Skip(at + 1))
        {
            faults?.Add(new TemplateFault(left.Line, TemplateFault.NotClosed, left.Kind + left.Name));
        }

        open.RemoveRange(at, open.Count - at);
    }
}
