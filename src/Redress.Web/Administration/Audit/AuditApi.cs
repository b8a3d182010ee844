using System.Globalization;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Shell.Tables;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;

namespace Redress.Web.Administration.Audit;

/// <summary>The audit as tables for a spreadsheet, as it is asked for on its pages.</summary>
internal static class AuditApi
{
    // What a spreadsheet still opens at once.
    private const int Most = 20_000;

    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        var tables = app.MapGroup("/admin")
            .RequireAuthorization(p => p.RequireRole(Roles.Admin))
            .ExcludeFromDescription();
        tables.MapGet("/audit.csv", Audit);
        tables.MapGet("/audit/cases.csv", Cases);
    }

    public static AuditFilter Filter(string? area, string? by, string? from, string? until, SchemeTimes times)
    {
        var days = AuditDays.Read(from, until, times);
        return new AuditFilter(
            Enum.TryParse<AuditArea>(area, out var named) && Enum.IsDefined(named) ? named : null,
            string.IsNullOrEmpty(by) ? null : by,
            null,
            days.From,
            days.Until
        );
    }

    private static async Task<IResult> Audit(
        HttpContext http,
        [AsParameters] AuditAsked asked,
        AuditQuery audit,
        AuditWords words,
        IStringLocalizer<AuditTexts> texts,
        SchemeTimes times
    )
    {
        var lines = await audit.Lines(
            Filter(asked.Area, asked.By, asked.From, asked.Until, times),
            null,
            Most + 1,
            http.RequestAborted
        );
        string?[] head =
        [
            texts["csv.entry"],
            texts["audit.at"],
            texts["audit.by"],
            texts["audit.area"],
            texts["audit.subject"],
            texts["audit.what"],
            texts["audit.why"],
            texts["csv.details"],
        ];
        return CsvTable.File(
            http,
            "audit",
            times.Today(),
            lines
                .Take(Most)
                .Select(l =>
                    new[]
                    {
                        l.Id.ToString(CultureInfo.InvariantCulture),
                        Instant(l.At, times),
                        l.Content?.ByName,
                        words.Area(l.Area),
                        words.Subject(l),
                        words.Act(l),
                        l.Content?.Reason,
                        string.Join(
                            "; ",
                            (l.Content?.Details ?? AuditWords.None).Select(d =>
                                $"{words.Detail(l, d.Key)}: {words.Value(l, d.Key, d.Value)}"
                            )
                        ),
                    }
                )
                .Prepend(head)
                .Concat(Cut(lines.Count, texts))
        );
    }

    private static async Task<IResult> Cases(
        HttpContext http,
        [AsParameters] CaseActsAsked asked,
        CaseActQuery acts,
        AuditWords words,
        IStringLocalizer<AuditTexts> texts,
        SchemeTimes times
    )
    {
        var days = AuditDays.Read(asked.From, asked.Until, times);
        var lines = await acts.List(
            new CaseActFilter(asked.Number, asked.Role, days.From, days.Until),
            null,
            Most + 1,
            http.RequestAborted
        );
        string?[] head =
        [
            texts["audit.at"],
            texts["cases.number"],
            texts["csv.entry"],
            texts["cases.role"],
            texts["cases.act"],
        ];
        return CsvTable.File(
            http,
            "acts",
            times.Today(),
            lines
                .Take(Most)
                .Select(a =>
                    new[]
                    {
                        Instant(a.At, times),
                        a.Number,
                        a.Sequence.ToString(CultureInfo.InvariantCulture),
                        texts[$"role.{WireNames.Camel(a.Role)}"] is { ResourceNotFound: false } role
                            ? role.Value
                            : a.Role,
                        words.OfCase(a.Action),
                    }
                )
                .Prepend(head)
                .Concat(Cut(lines.Count, texts))
        );
    }

    // A table that ends early says so in its last line.
    private static IEnumerable<string?[]> Cut(int found, IStringLocalizer<AuditTexts> texts) =>
        found > Most
            ?
            [
                [texts["csv.cut"]],
            ]
            : [];

    private static string Instant(DateTimeOffset at, SchemeTimes times) =>
        times.Default.Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>What a table of the audit is asked in its address, as the page has it.</summary>
internal sealed record AuditAsked(string? Area, string? By, string? From, string? Until);

/// <summary>The same of acts on cases.</summary>
internal sealed record CaseActsAsked(string? Number, string? Role, string? From, string? Until);
