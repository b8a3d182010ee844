using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;

namespace Redress.Web.Demo;

/// <summary>One case of the demo, told as steps, each some days before today.</summary>
internal sealed class DemoScenario(
    string language,
    string? member,
    CaseKind kind = CaseKind.Purchase,
    string scheme = "becommerce"
)
{
    private readonly List<DemoStep> _steps = [];

    public string Language => language;

    public string? Member => member;

    public CaseKind Kind => kind;

    public string Scheme => scheme;

    public int FiledDaysAgo { get; private set; }

    public IReadOnlyList<DemoStep> Steps => _steps;

    /// <summary>The number of the case once it is filed; null before, and after a step that failed.</summary>
    public string? Number { get; set; }

    public DemoScenario Filed(int daysAgo)
    {
        FiledDaysAgo = daysAgo;
        return this;
    }

    public DemoScenario Then(int daysAgo, string actor, Func<DemoContext, Command> command)
    {
        _steps.Add(new DemoStep(daysAgo, actor, command));
        return this;
    }
}

/// <param name="Actor">complainant, respondent, or the demo account's name before the at sign.</param>
internal sealed record DemoStep(int DaysAgo, string Actor, Func<DemoContext, Command> Command);

/// <summary>What a step may speak of: the case as it stands, today's date there, the words of its language.</summary>
internal sealed record DemoContext(Case Case, DateOnly Today, Func<string, string> Say)
{
    public string Appeal => Case.Appeals[^1].Id;

    public string Proposal => Case.Proposals[^1].Id;

    public static Money Fine => Money.Euro(2500);
}
