using System.Text.Json.Nodes;
using Redress.Domain;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell.Fields;
using Redress.Web.Storage.Body;

namespace Redress.Web.Administration.Settings;

/// <summary>How a scheme's body is reached (FP-20), in which languages it works, and where its desks get their own letters.</summary>
public sealed partial class BodyPage
{
    private const int MostLines = 6;

    private static readonly string[] Desks =
    [
        nameof(Addressee.Secretary),
        nameof(Addressee.Appeals),
        nameof(Addressee.Registrar),
        nameof(Addressee.Administrator),
    ];

    protected override string Name => "body";

    /// <summary>The languages in which the scheme's rulebook is written.</summary>
    private IReadOnlyList<string> Possible => Rulebooks.Shipped.InForce(Chosen, Time.GetUtcNow())!.Languages;

    private IReadOnlyList<string> Spoken => Today.Languages;

    private static string DeskPath(string desk) => $"desk.{WireNames.Camel(desk)}";

    private string DeskKey(string desk) => $"Schemes:{Chosen}:Desks:{desk}";

    protected override Task LoadAsync()
    {
        var rulebook = Today;
        var contact = rulebook.Contact;
        (Form["email"], Form["telephone"], Form["defaultLanguage"]) = (
            contact.Email,
            contact.Telephone,
            rulebook.DefaultLanguage
        );
        foreach (var language in Spoken)
        {
            (Form[$"name.{language}"], Form[$"hours.{language}"]) = (contact.Name[language], contact.Hours[language]);
            Form[$"address.{language}"] = string.Join('\n', contact.Address[language]);
        }

        foreach (var desk in Desks)
        {
            Form[DeskPath(desk)] = Settings[DeskKey(desk)];
        }

        // A form that is posted says all of it: a box that is not ticked says nothing.
        Form.Set("languages", Http.Request.HasFormContentType ? [] : [.. Spoken]);
        return Task.CompletedTask;
    }

    private async Task SaveAsync()
    {
        var contact = Contact();
        var languages = await LanguagesAsync();
        var desks = Desks.ToDictionary(DeskKey, desk => Address(DeskPath(desk)), StringComparer.OrdinalIgnoreCase);
        if (Form.Errors.Count > 0)
        {
            return;
        }

        var wrong = await Settings.SaveSections(
            Administrator,
            Name,
            [Row(RulebookValueRow.Contact, contact), Row(RulebookValueRow.Languages, languages)],
            desks,
            Http.RequestAborted
        );
        foreach (var error in wrong)
        {
            Form.Refuse("email", T["error.rulebook", error.ToString()]);
        }

        if (wrong.Count == 0)
        {
            ShowKept("kept");
        }
    }

    private RulebookValueRow Row(string section, JsonObject value) =>
        new()
        {
            Scheme = Chosen,
            Section = section,
            Json = value.ToJsonString(),
        };

    // As the rulebook writes it; what is left out of a language that is not spoken now stays as it is in the rulebook.
    private JsonObject Contact()
    {
        var (name, address, hours) = (new JsonObject(), new JsonObject(), new JsonObject());
        foreach (var language in Spoken)
        {
            name[language] = Required($"name.{language}");
            hours[language] = Required($"hours.{language}");
            address[language] = new JsonArray([.. Lines($"address.{language}").Select(l => JsonValue.Create(l))]);
        }

        var (email, telephone) = (Address("email"), Line("telephone"));
        if (email is null || !email.Split('@')[^1].Contains('.', StringComparison.Ordinal))
        {
            Form.Refuse("email", T["error.email"]);
        }

        if (telephone is null || !IsFromAbroad(telephone))
        {
            Form.Refuse("telephone", T["error.telephone"]);
        }

        return new JsonObject
        {
            ["name"] = name,
            ["address"] = address,
            ["telephone"] = telephone,
            ["email"] = email,
            ["hours"] = hours,
        };
    }

    private async Task<JsonObject> LanguagesAsync()
    {
        var kept = Possible.Where(Form.All("languages").Contains).ToList();
        var byDefault = Form["defaultLanguage"] ?? "";
        if (kept.Count == 0)
        {
            Form.Refuse("languages", T["error.languages"]);
        }
        else if (await Settings.UsedLanguages(Chosen, Spoken.Except(kept), Http.RequestAborted) is { Count: > 0 } used)
        {
            Form.Refuse(
                "languages",
                T["error.languageInUse", string.Join(", ", used.Select(l => T[$"language.{l}"].Value))]
            );
        }
        else if (!kept.Contains(byDefault))
        {
            Form.Refuse("defaultLanguage", T["error.defaultLanguage"]);
        }

        return new JsonObject
        {
            ["languages"] = new JsonArray([.. kept.Select(l => JsonValue.Create(l))]),
            ["default"] = byDefault,
        };
    }

    // As one dials it from abroad, in groups: pages make a link of it.
    private static bool IsFromAbroad(string telephone) =>
        telephone[0] == '+'
        && telephone[1..].Split(' ') is [{ Length: > 0 and <= 3 } country, _, ..] groups
        && country[0] != '0'
        && groups.All(g => g.Length > 0 && g.All(char.IsAsciiDigit))
        && TelephoneReader.IsNumber(telephone, null);

    private string? Required(string path)
    {
        var text = Line(path);
        if (text is null or { Length: > 300 })
        {
            Form.Refuse(path, T["error.line"]);
        }

        return text;
    }

    private List<string> Lines(string path)
    {
        var lines = (Form[path] ?? "")
            .ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToList();
        if (lines.Count is 0 or > MostLines || lines.Exists(l => l.Length > 300 || LineText.WhyNot(l) is not null))
        {
            Form.Refuse(path, T["error.lines", MostLines]);
        }

        return lines;
    }

    private string? Address(string path)
    {
        var text = Line(path);
        if (text is not null && EmailAddress.Read(text) is null)
        {
            Form.Refuse(path, T["error.email"]);
        }

        return text;
    }
}
