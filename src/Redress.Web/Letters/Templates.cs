using System.Collections.Concurrent;

namespace Redress.Web.Letters;

/// <summary>One letter's text in one language: its subject, the first line after <c># </c>, and its body.</summary>
internal sealed record LetterText(Template Subject, Template Body)
{
    public static LetterText Parse(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return text.StartsWith("# ", StringComparison.Ordinal) && end > 0
            ? new LetterText(Template.Parse(text[2..end].Trim()), Template.Parse(text[(end + 1)..].TrimStart()))
            : new LetterText(Template.Parse(""), Template.Parse(text));
    }
}

/// <summary>Whose a letter's text is: the one that comes first.</summary>
internal enum TextOrigin
{
    /// <summary>The body's own for that scheme, written by a page.</summary>
    Scheme,

    /// <summary>The body's own for every scheme, written by a page.</summary>
    Body,

    /// <summary>A file of the operator's.</summary>
    Operator,
    Program,
}

/// <summary>
/// The texts of all letters. Those of the program are embedded. Before them come those of the operator in Letters:Folder, as <c>{scheme}/{template}.{language}.md</c> or
/// <c>{template}.{language}.md</c>, and before these what the body wrote by pages: for the scheme, then for every scheme.
/// </summary>
internal sealed class Templates
{
    private const string Embedding = "letter/";
    private static readonly Dictionary<(string Scheme, string Name, string Language), string> None = new();
    private static readonly HashSet<string> EmbeddedFiles =
    [
        .. typeof(Templates)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Embedding, StringComparison.Ordinal))
            .Select(name => name[Embedding.Length..]),
    ];

    private volatile State _now = new(None);
    private readonly string? _folder;

    public Templates(IConfiguration configuration) => _folder = configuration["Letters:Folder"];

    private Templates(string? folder) => _folder = folder;

    /// <summary>The names of all letters, of the parts that they share and of all e-mails, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. EmbeddedFiles
            .Select(file => file[..file.IndexOf('.', StringComparison.Ordinal)])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The languages in which the program itself has every text.</summary>
    public static IReadOnlyList<string> Languages { get; } =
    [.. EmbeddedFiles.Select(file => file.Split('.')[1]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The letters of which there is no text in that language, in order of name; a scheme may have a language only when there is none.</summary>
    public IReadOnlyList<string> MissingIn(string scheme, string language) =>
        [.. Names.Where(name => OriginOf(scheme, name, language, new State(None)) is null)];

    /// <summary>Reads every text of the operator's own, so that a broken one is found at the start and not by the first letter.</summary>
    /// <exception cref="InvalidOperationException">Some are broken or cannot be read; it names each and says what is wrong.</exception>
    public void CheckOwn()
    {
        if (_folder is null || !Directory.Exists(_folder))
        {
            return;
        }

        var wrong = Directory
            .EnumerateFiles(_folder, "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(WhyUnusable)
            .OfType<string>()
            .ToList();
        if (wrong.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', wrong));
        }
    }

    /// <summary>From now on these are the texts that the body wrote; an empty scheme is every scheme.</summary>
    public void Become(IReadOnlyDictionary<(string Scheme, string Name, string Language), string> texts) =>
        _now = new State(texts);

    /// <exception cref="InvalidOperationException">There is no such text, or it is broken or cannot be read.</exception>
    public LetterText Find(string scheme, string name, string language)
    {
        var now = _now;
        return now.Read.GetOrAdd((scheme, name, language), key => Read(now.Texts, key.Scheme, key.Name, key.Language));
    }

    /// <summary>Whose the text is that a letter is written with; null where there is none.</summary>
    public TextOrigin? OriginOf(string scheme, string name, string language) => OriginOf(scheme, name, language, _now);

    /// <summary>The text that a letter is written with, as it was typed; null where there is none.</summary>
    public string? Source(string scheme, string name, string language)
    {
        var texts = _now.Texts;
        return texts.TryGetValue((scheme, name, language), out var ofScheme) ? ofScheme
            : texts.TryGetValue(("", name, language), out var ofAll) ? ofAll
            : Shipped(scheme, name, language);
    }

    /// <summary>The text that would count if the body had written none by pages; null where there is none.</summary>
    public string? Shipped(string scheme, string name, string language)
    {
        var file = $"{name}.{language}.md";
        return (OwnFile(scheme, file) is { } own ? File.ReadAllText(own) : Embedded(file))?.ReplaceLineEndings("\n");
    }

    /// <summary>The same texts of the operator and of the program, with these of the body instead.</summary>
    public Templates With(IReadOnlyDictionary<(string Scheme, string Name, string Language), string> texts)
    {
        var with = new Templates(_folder);
        with.Become(texts);
        return with;
    }

    /// <summary>The same texts, one of the body's own for another.</summary>
    public Templates With(string scheme, string name, string language, string text) =>
        With(
            new Dictionary<(string Scheme, string Name, string Language), string>(_now.Texts)
            {
                [(scheme, name, language)] = text,
            }
        );

    private TextOrigin? OriginOf(string scheme, string name, string language, State now)
    {
        var file = $"{name}.{language}.md";
        return now.Texts.ContainsKey((scheme, name, language)) && scheme.Length > 0 ? TextOrigin.Scheme
            : now.Texts.ContainsKey(("", name, language)) ? TextOrigin.Body
            : OwnFile(scheme, file) is not null ? TextOrigin.Operator
            : EmbeddedFiles.Contains(file) ? TextOrigin.Program
            : null;
    }

    private LetterText Read(
        IReadOnlyDictionary<(string, string, string), string> texts,
        string scheme,
        string name,
        string language
    )
    {
        var file = $"{name}.{language}.md";
        return texts.TryGetValue((scheme, name, language), out var ofScheme) ? ReadStored(ofScheme, file)
            : texts.TryGetValue(("", name, language), out var ofAll) ? ReadStored(ofAll, file)
            : OwnFile(scheme, file) is { } own ? ReadOwn(own)
            : Embedded(file) is { } text ? LetterText.Parse(text)
            : throw new InvalidOperationException(
                $"There is no text for the letter '{name}' in the language '{language}'."
            );
    }

    private static string? WhyUnusable(string path)
    {
        try
        {
            ReadOwn(path);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    private static LetterText ReadStored(string text, string file)
    {
        try
        {
            return LetterText.Parse(text);
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException($"The body's own text of {file} cannot be used: {e.Message}", e);
        }
    }

    private static LetterText ReadOwn(string path)
    {
        try
        {
            return LetterText.Parse(File.ReadAllText(path));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The text {path} of Letters:Folder cannot be used: {e.Message}", e);
        }
    }

    private string? OwnFile(string scheme, string file) =>
        _folder is null
            ? null
            : new[] { Path.Combine(_folder, scheme, file), Path.Combine(_folder, file) }.FirstOrDefault(File.Exists);

    private static string? Embedded(string file)
    {
        using var stream = typeof(Templates).Assembly.GetManifestResourceStream(Embedding + file);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>What the body wrote, and what was read since: exchanged together, so that nothing read before stays.</summary>
    private sealed record State(IReadOnlyDictionary<(string Scheme, string Name, string Language), string> Texts)
    {
        public ConcurrentDictionary<(string Scheme, string Name, string Language), LetterText> Read { get; } = new();
    }
}
