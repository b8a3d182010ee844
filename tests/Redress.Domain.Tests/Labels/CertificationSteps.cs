using System.Globalization;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Tests.Labels;

/// <summary>The way of a certified label in real acts, as the tests of it walk it again and again.</summary>
internal static class CertificationSteps
{
    public const string Kind = LabelKind.ForConsumers;

    public static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    public static LabelOffice Apply(this LabelOffice office, string kind = Kind) =>
        office.Do(LabelOffice.Shop, new ApplyForLabel(kind, true));

    public static LabelOffice PayCost(this LabelOffice office, string kind = Kind) =>
        office.Do(new RecordPayment(LabelPayment.Certification, office.Today, new Money(500m, "EUR"), Kind: kind));

    /// <summary>All that BC-35 asks for besides membership, undertaking, cost and certification, as of today.</summary>
    public static LabelOffice MeetConditions(this LabelOffice office) => office.MeetConditionsBut(null);

    public static LabelOffice MeetConditionsBut(this LabelOffice office, ObstacleKind? missing)
    {
        (ObstacleKind What, LabelCommand Act)[] acts =
        [
            (ObstacleKind.LabelSalesToConsumers, new RecordSalesToConsumers(true, office.Today)),
            (ObstacleKind.LabelFee, FeeOf(office)),
            (ObstacleKind.LabelSecurityScan, new RecordScan(ScanKind.Security, ScanResult.Safe, office.Today)),
            (ObstacleKind.LabelSslCheck, new RecordScan(ScanKind.Ssl, ScanResult.Safe, office.Today)),
            (ObstacleKind.LabelReviewSystem, new RecordReviewSystem("Reviews", office.Today)),
        ];
        foreach (var (what, act) in acts)
        {
            if (what != missing)
            {
                office.Do(act);
            }
        }

        return office;
    }

    public static RecordCertification Positive(this LabelOffice office, string? on = null) =>
        new(Kind, CertificationResult.Positive, on is null ? office.Today : Day(on), office.Document());

    public static RecordCertification Negative(this LabelOffice office, params ShortcomingTold[] found) =>
        new(Kind, CertificationResult.Negative, office.Today, office.Document(), found);

    public static ApproveHonourDeclaration Honour(this LabelOffice office, string? on = null) =>
        new(Kind, on is null ? office.Today : Day(on), office.Document());

    /// <summary>Asked for, paid, certified and granted on that day.</summary>
    public static LabelOffice GrantedOn(string day)
    {
        var office = new LabelOffice(at: day).Apply().PayCost().MeetConditions();
        return office.Do(office.Positive()).Do(new GrantLabel(Kind, office.Today));
    }

    /// <summary>Granted on 2 March 2026, so valid to 1 March 2028: in its control, the cost of it and the fee of that year paid, on a day of it.</summary>
    public static LabelOffice InControlOn(string day)
    {
        var office = GrantedOn("2026-03-02").At("2027-09-02").PayCost().At(day);
        return office.Do(FeeOf(office));
    }

    private static RecordPayment FeeOf(LabelOffice office) =>
        new(LabelPayment.Fee, office.Today, new Money(900m, "EUR"));

    public static Label Label(this LabelOffice office) => office.File.Label(Kind);

    /// <summary>Whether the public sees it as valid on that day.</summary>
    public static bool ShownValid(this LabelOffice office, string? kind = null) =>
        office.File.Onto(office.File.Standing) is var member
        && member.Labels.FirstOrDefault(l => l.Kind == (kind ?? Kind)) is { } label
        && member.IsValid(label, office.Today);

    public static bool Asks(this LabelOffice office, string task) =>
        office.File.Tasks.Exists(t => t.What == task && t.DoneOn is null);

    public static Shortcoming Last(this LabelOffice office) => office.File.Shortcomings[^1];

    public static LabelTerm? Running(this LabelOffice office, LabelTermKind kind) => office.File.Running(kind, Kind);

    public static IEnumerable<(string Day, LabelLetter Letter)> ToldOf(this LabelOffice office, string template) =>
        office
            .Told.Where(t => t.Letter.Template == template)
            .Select(t =>
                (office.Rulebook.Working.Day(t.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), t.Letter)
            );
}
