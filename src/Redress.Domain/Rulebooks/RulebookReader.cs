using System.Text.Json;
using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>Reads rulebooks from JSON, strictly: what is missing, unknown or absurd is refused with its path, all of it at once (BC-42).</summary>
public static partial class RulebookReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="source">Where the text comes from, such as its file's name; every fault says it.</param>
    /// <param name="office">What the office around the law can do; null where there is none.</param>
    /// <exception cref="InvalidRulebookException">Something is wrong with it.</exception>
    public static Rulebook Read(string json, string source, OfficeAbilities? office = null)
    {
        var faults = new List<RulebookError>();
        var rulebook = Read(
            json,
            office?.Holidays,
            (path, wrong) => faults.Add(new RulebookError(source, path, wrong))
        );
        if (faults.Count == 0 && office is not null)
        {
            faults.AddRange(office.CannotDo(rulebook!).Select(f => new RulebookError(source, f.Path, f.Wrong)));
        }

        return faults.Count == 0 ? rulebook! : throw new InvalidRulebookException(faults);
    }

    /// <summary>Reads all; of two texts with the same scheme and version the later counts.</summary>
    /// <exception cref="InvalidRulebookException">Something is wrong with any of them, or with all of them together.</exception>
    public static RulebookCatalog ReadAll(
        IEnumerable<(string Source, string Json)> texts,
        OfficeAbilities? office = null
    )
    {
        var faults = new List<RulebookError>();
        var read = new Dictionary<string, (string Source, Rulebook Rulebook)>();
        foreach (var (source, json) in texts)
        {
            try
            {
                var rulebook = Read(json, source, office);
                read[rulebook.Id] = (source, rulebook);
            }
            catch (InvalidRulebookException invalid)
            {
                faults.AddRange(invalid.Errors);
            }
        }

        CheckTogether([.. read.Values], faults);
        return faults.Count == 0
            ? new RulebookCatalog([.. read.Values.Select(r => r.Rulebook)])
            : throw new InvalidRulebookException(faults);
    }

    /// <summary>The rulebooks that the program brings along.</summary>
    public static IReadOnlyList<(string Source, string Json)> Embedded()
    {
        var program = typeof(RulebookReader).Assembly;
        return
        [
            .. program
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
                .Order()
                .Select(name => (name, Text(name))),
        ];

        string Text(string name)
        {
            using var reader = new StreamReader(program.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }

    private static void CheckTogether(List<(string Source, Rulebook Rulebook)> read, List<RulebookError> faults)
    {
        foreach (var (source, rulebook) in read)
        {
            var others = read.Select(r => r.Rulebook).Where(r => r != rulebook).ToList();
            if (others.Exists(r => r.NumberPrefix == rulebook.NumberPrefix && r.Scheme != rulebook.Scheme))
            {
                faults.Add(
                    new RulebookError(source, "$.numberPrefix", $"is another scheme's too: '{rulebook.NumberPrefix}'")
                );
            }

            if (others.Exists(r => r.Scheme == rulebook.Scheme && r.InForce == rulebook.InForce))
            {
                faults.Add(new RulebookError(source, "$.inForce", "is that of another version of the scheme too"));
            }
        }
    }

    private static Rulebook? Read(string text, HolidaySource? holidays, Action<string, string> fault)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return StrictJsonObject.Open(document.RootElement, "$", fault) is { } json
                ? Rulebook(json, holidays)
                : null;
        }
        catch (JsonException wrong)
        {
            fault("$", $"is not JSON: {wrong.Message}");
            return null;
        }
    }
}
