using System.Globalization;
using Redress.Testing;

namespace Redress.Web.Tests.Notices;

internal static class NoticeStages
{
    /// <summary>A founded decision against which nobody appealed.</summary>
    public static async Task<string> FinalAsync(this Office office)
    {
        var today = await office.TodayAsync();
        var (number, _) = await office.NotifiedAsync(today.ToString("O", CultureInfo.InvariantCulture));
        await office.ClockAsync("P40D");
        return number;
    }

    /// <summary>A published notice of such a decision.</summary>
    public static async Task<(string Number, string Reference)> NoticeAsync(this Office office, string text)
    {
        var number = await office.FinalAsync();
        await office.DoAsync("secretary", number, "publish-notice", new { text });
        // Both parties read the draft first; silence agrees.
        await office.ClockAsync("P16D");
        var published = await office.DoAsync("committee", number, "confirm-notice");
        return (number, published.Body!["notice"]!["reference"]!.GetValue<string>());
    }
}
