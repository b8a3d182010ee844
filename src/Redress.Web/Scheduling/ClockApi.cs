using System.Text.Json;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Terms;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Labels;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Scheduling;

/// <summary>The demo's clock over the API: sets it and does what became due before it answers. It exists in the demo environment only.</summary>
internal static class ClockApi
{
    private sealed record Setting(string? Advance, DateTimeOffset? Now);

    public static void MapClockApi(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/demo/clock", Set)
            .WithTags("Demo")
            .AllowAnonymous()
            .DisableAntiforgery()
            .Accepts<JsonElement>(isOptional: true, "application/json")
            .WithName("setClock");

    private static async Task<IResult> Set(HttpContext http, DemoClock clock, CaseProblems problems)
    {
        var bytes = await CaseApi.ReadBody(http.Request, 10_000);
        if (bytes is null || ActionJson.Object(bytes) is not { } body)
        {
            return problems.Malformed();
        }

        var (read, unread) = ActionJson.Fields(typeof(Setting), body);
        if (unread is not null)
        {
            return problems.Of(unread, null, null);
        }

        var setting = (Setting)read!;
        if (setting.Advance is null == setting.Now is null)
        {
            return problems.Field("advance", FieldReason.Required);
        }

        if (setting.Advance is not null && DemoClock.After(DateTimeOffset.UnixEpoch, setting.Advance) is null)
        {
            return problems.Field("advance", FieldReason.NotReadable);
        }

        if (!clock.Reaches(setting.Advance, setting.Now))
        {
            return problems.Field(setting.Advance is null ? "now" : "advance", FieldReason.NotReadable);
        }

        return await clock.Move(setting.Advance, setting.Now, http.RequestAborted) is { } now
            ? Results.Json(new { Now = now }, ActionJson.Options)
            : Results.Problem(
                statusCode: 409,
                type: "urn:redress:problem:state",
                title: "The clock goes back only while no case exists."
            );
    }
}

/// <summary>Moves the demo's clock: forward at any time, back only while no case exists.</summary>
internal sealed class DemoClock(
    SettableClock clock,
    DueWorker worker,
    Outbox outbox,
    LabelDue labels,
    IDbContextFactory<AppDb> factory
)
{
    private static readonly SemaphoreSlim One = new(1);

    /// <summary>The instant after an ISO 8601 duration, with days (<c>P5D</c>) or hours (<c>PT36H</c>); null when it is none.</summary>
    public static DateTimeOffset? After(DateTimeOffset now, string advance)
    {
        if (Period.TryParse(advance, out var period))
        {
            return new DateTimeOffset(
                period
                    .From(DateOnly.FromDateTime(now.UtcDateTime))
                    .ToDateTime(TimeOnly.FromTimeSpan(now.UtcDateTime.TimeOfDay)),
                TimeSpan.Zero
            );
        }

        try
        {
            return XmlConvert.ToTimeSpan(advance) is { } span && span >= TimeSpan.Zero ? now + span : null;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Whether the instant is one that calendars of the law still know.</summary>
    public bool Reaches(string? advance, DateTimeOffset? to) =>
        (to ?? After(clock.GetUtcNow(), advance!)) is { Year: >= 2000 and <= 2200 };

    // WK-3, WK-4: hours run from the sending of an e-mail, which lies before the clock is moved on.
    private async Task SendAwaited(AppDb db, CancellationToken cancel)
    {
        if (await db.Set<MemberLetterRow>().AnyAsync(l => l.Awaited, cancel))
        {
            await outbox.SendPending(cancel);
            await labels.NoteLetters(cancel);
        }
    }

    /// <summary>The instant it is then; null when it would go back over existing cases.</summary>
    public async Task<DateTimeOffset?> Move(string? advance, DateTimeOffset? to, CancellationToken cancel)
    {
        await One.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            var target = to ?? After(now, advance!)!.Value;
            await using var db = await factory.CreateDbContextAsync(cancel);
            if (target < now && await db.Set<CaseRow>().AnyAsync(cancel))
            {
                return null;
            }

            await SendAwaited(db, cancel);
            clock.Set(target);
            await clock.Save(db, cancel);
            await labels.OpenFiles(cancel);
            await worker.DoAllThatIsDue(clock.GetUtcNow(), cancel);
            await SendAwaited(db, cancel);
            return clock.GetUtcNow();
        }
        finally
        {
            One.Release();
        }
    }
}
