using System.Text;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.PartyDuties;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Letters;

namespace Redress.Web.Cases.PartyFile;

/// <summary>What a case's page leads to besides pages: the hearing for a calendar, the payment code of a deposit or a fine, and the whole of it to keep. For whoever has the case open.</summary>
internal static class PartyFileApi
{
    public static void MapPartyFile(this RouteGroupBuilder file)
    {
        file.MapGet("/hearing.ics", Hearing);
        file.MapGet("/appeals/{id}/payment.png", Payment);
        file.MapGet("/fines/{id}/payment.png", FinePayment);
        file.MapGet("/file.zip", Copy);
    }

    // A party's own copy; who works for the body reads the file where it is.
    private static async Task<IResult> Copy(
        HttpContext http,
        string number,
        CaseAccess access,
        FileCopy copy,
        FileCopies copies
    )
    {
        if (await access.Open(http, number) is not { IsStaff: false } open)
        {
            return Results.NotFound();
        }

        if (copies.Begin(open.Reader.Id) is not { } turn)
        {
            http.Response.Headers.RetryAfter = "60";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        // Also when the reader is gone before anything was sent.
        http.Response.RegisterForDispose(turn);
        var write = await copy.Of(open);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(Send, "application/zip", $"{open.Case.Number}.zip");

        async Task Send(Stream to)
        {
            using var bounded = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            bounded.CancelAfter(FileCopies.Longest);
            await write(to, bounded.Token);
        }
    }

    private static async Task<IResult> Hearing(
        HttpContext http,
        string number,
        CaseAccess access,
        IStringLocalizer<PartyTexts> texts,
        CaseFormatter formatter
    )
    {
        if (await access.Open(http, number) is not { } open)
        {
            return Results.NotFound();
        }

        var c = open.Case;
        var calendar = HearingCalendar.Of(
            c,
            open.Rulebook,
            texts["hearing.calendar.title", c.Number],
            texts["hearing.calendar.text", formatter.Scheme(open.Rulebook), c.Respondent.Name],
            open.Now
        );
        return calendar is null
            ? Results.NotFound()
            : Results.File(Encoding.UTF8.GetBytes(calendar), "text/calendar; charset=utf-8", $"{c.Number}.ics");
    }

    // Of a party's own deposit, while it is to be paid.
    private static async Task<IResult> Payment(
        HttpContext http,
        string number,
        string id,
        CaseAccess access,
        PaymentAccounts accounts,
        CaseFormatter formatter
    ) =>
        await access.Open(http, number) is { } open
        && accounts.Of(open.Rulebook.Scheme, formatter.Scheme(open.Rulebook)) is { } account
        && CaseView
            .Appeals(open.Case, open.Reader)
            .FirstOrDefault(a => a.Id == id && (open.IsStaff || a.Party == open.Reader.Party))
            is { } appeal
        && DutyList.IsToBePaid(open.Case, appeal)
            ? Results.File(PaymentCode.Png(PaymentCode.Text(account, appeal.Deposit)), "image/png")
            : Results.NotFound();

    // Of a fine that waits to be paid (BC-30), for the webshop and the body.
    private static async Task<IResult> FinePayment(
        HttpContext http,
        string number,
        string id,
        CaseAccess access,
        DutyFormatter formatter
    ) =>
        await access.Open(http, number) is { } open
        && open.Reader.Party is null or Party.Respondent
        && formatter.Account(open.Rulebook) is { } account
        && DutyList
            .Of(open.Case, Party.Respondent, open.Now)
            .FirstOrDefault(d => d.Kind == PartyDutyKind.PayFine && d.Subject == id)
            is { Amount: { } amount, Reference: { } reference }
            ? Results.File(PaymentCode.Png(PaymentCode.Text(account, amount, reference)), "image/png")
            : Results.NotFound();
}
