using Redress.Domain;
using Redress.Domain.Labels.Reports;
using Redress.Domain.Terms;
using Redress.Web.Members.Register;

namespace Redress.Web.Labels.Misuses;

/// <summary>An unlawful use as somebody reports it (BC-41).</summary>
/// <param name="Url">Where it was seen.</param>
/// <param name="Email">Where to tell that it was handled; null: nowhere.</param>
internal sealed record MisuseInput(string? Url, string? Text, string? Email)
{
    public const int LongestUrl = 2000;
    public const int LongestText = 4000;
    private const string Law = "BC-41";

    /// <summary>The report that it makes, or all that is wrong with it.</summary>
    public MisuseReportResult Read(string id, DateTimeOffset now, WorkingCalendar calendar)
    {
        var check = new Validation();
        check.Require((Url?.Length ?? 0) <= LongestUrl, "url", Law, FieldReason.TooLong, LongestUrl);
        check.Require((Text?.Length ?? 0) <= LongestText, "text", Law, FieldReason.TooLong, LongestText);
        check.Require(MemberCheck.IsEmail(Email), "email", Law, FieldReason.NotAnEmail);
        var received = MisuseReport.Received(id, Url?.Trim(), Text?.Trim(), now, calendar);
        List<FieldRefusal> wrong = [.. check.Refusal?.Fields ?? [], .. received.Refusal?.Fields ?? []];
        return wrong.Count == 0 ? received : new(null, Refusal.Invalid([.. wrong.DistinctBy(f => f.Field)]));
    }
}
