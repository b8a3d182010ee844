using Redress.Domain.Labels.Terms;
using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>The values of a scheme's labels.</summary>
public sealed record LabelValues
{
    /// <summary>The yearly fee without VAT (BC-35, WK-7); null where it is set for each member.</summary>
    public Money? Fee { get; init; }

    /// <summary>Who joins later in the year pays for the months that remain, that of joining whole (WK-7).</summary>
    public bool FeeByMonths { get; init; }

    /// <summary>What a certification costs (BC-35); null where it is set for each member.</summary>
    public Money? CertificationCost { get; init; }

    /// <summary>For each started day on which a logo stays that had to go (WK-4).</summary>
    public Money? PenaltyPerDay { get; init; }

    /// <summary>The version of the check-list by which a certification examines (BC-35).</summary>
    public string? Checklist { get; init; }

    /// <summary>The version of the graphic charter that is sent with a grant (BC-34).</summary>
    public string? GraphicCharter { get; init; }

    /// <summary>How long what is kept of labels is kept after the membership (FP-18).</summary>
    public Period Retention { get; init; } = new(5, 0, 0);

    /// <summary>How long the terms are.</summary>
    public LabelTermRules Terms { get; init; } = LabelTermRules.Default;
}

/// <summary>Reads <c>label</c>: what a scheme does not say is as procedure §5 has it.</summary>
internal static class LabelSection
{
    public static LabelValues? Read(StrictJsonObject rulebook, string currency)
    {
        if (rulebook.Object("label") is not { } json)
        {
            return null;
        }

        var values = new LabelValues
        {
            Fee = json.Has("fee") ? json.Amount("fee", currency) : null,
            FeeByMonths = json.Has("feeByMonths") && json.Flag("feeByMonths"),
            CertificationCost = json.Has("certificationCost") ? json.Amount("certificationCost", currency) : null,
            PenaltyPerDay = json.Has("penaltyPerDay") ? json.Amount("penaltyPerDay", currency) : null,
            Checklist = json.Has("checklist") ? json.Text("checklist", 60) : null,
            GraphicCharter = json.Has("graphicCharter") ? json.Text("graphicCharter", 60) : null,
            Retention = json.Has("retention") ? json.Period("retention") ?? new Period(5, 0, 0) : new Period(5, 0, 0),
            Terms = json.Has("terms") ? Terms(json) : LabelTermRules.Default,
        };
        json.RefuseUnreadProperties();
        return values;
    }

    private static LabelTermRules Terms(StrictJsonObject label)
    {
        var rules = new Dictionary<LabelTermKind, LabelTermRule>();
        if (label.Object("terms") is not { } terms)
        {
            return LabelTermRules.Default;
        }

        foreach (var kind in Enum.GetValues<LabelTermKind>())
        {
            var name = StrictJsonObject.Camel(kind.ToString());
            if (terms.Has(name) && terms.Object(name) is { } json)
            {
                rules[kind] = Rule(json, LabelTermRules.Default[kind]);
            }
        }

        terms.RefuseUnreadProperties();
        return new LabelTermRules(rules);
    }

    // How it is counted and by which rule is the law's; how long it is, the scheme's.
    private static LabelTermRule Rule(StrictJsonObject json, LabelTermRule law)
    {
        var rule = law with
        {
            Length = json.Period("length") ?? law.Length,
            Min = json.Has("min") ? json.Integer("min", 1, 366) : law.Min,
            Max = json.Has("max") ? json.Integer("max", 1, 366) : law.Max,
            Extensions = json.Has("extensions") ? json.Integer("extensions", 0, 5) ?? 0 : law.Extensions,
        };
        json.RefuseUnreadProperties();
        return rule;
    }
}
