using Redress.Domain.Appeals;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>Reads what an appeal costs and before whom it goes (BC-26…BC-28).</summary>
internal static class AppealSection
{
    public static AppealLaw Read(
        StrictJsonObject json,
        string currency,
        IReadOnlyList<SanctionKind> kinds,
        IReadOnlyList<string> schemeLanguages,
        bool judgesBusiness
    )
    {
        var (member, consumer, business) = Deposits(json, currency, judgesBusiness);
        var fora = Fora(json, kinds);
        var withoutSanction = json.Choice<Forum>("withoutSanction") ?? default;
        var languages = json.Words("languages", schemeLanguages.ToHashSet());
        var fallback = json.Text("defaultLanguage");
        json.Require(
            fallback.Length == 0 || languages.Count == 0 || languages.Contains(fallback),
            "defaultLanguage",
            $"is not among the languages of the appeal: '{fallback}'"
        );
        var standReport = json.Period("standReport") ?? new Period(0, 6, 0);
        var against = json.Has("against") ? json.InEach(schemeLanguages, "against") : new Dictionary<string, string>();
        json.RefuseUnreadProperties();
        return new AppealLaw(member, consumer, business, fora, withoutSanction, languages, fallback, standReport)
        {
            Against = against,
        };
    }

    // BC-45: a scheme that judges for business customers too says what they deposit.
    private static (Money Member, Money Consumer, Money? Business) Deposits(
        StrictJsonObject appeal,
        string currency,
        bool judgesBusiness
    )
    {
        var none = Money.Zero(currency);
        if (appeal.Object("deposits") is not { } json)
        {
            return (none, none, null);
        }

        var business = judgesBusiness || json.Has("business") ? json.Amount("business", currency) : null;
        var deposits = (json.Amount("member", currency) ?? none, json.Amount("consumer", currency) ?? none, business);
        json.RefuseUnreadProperties();
        return deposits;
    }

    private static Dictionary<SanctionKind, Forum> Fora(StrictJsonObject appeal, IReadOnlyList<SanctionKind> kinds)
    {
        var fora = new Dictionary<SanctionKind, Forum>();
        if (appeal.Object("fora") is not { } json)
        {
            return fora;
        }

        foreach (var kind in Enum.GetValues<SanctionKind>())
        {
            var name = StrictJsonObject.Camel(kind.ToString());
            if ((kinds.Contains(kind) || json.Has(name)) && json.Choice<Forum>(name) is { } forum)
            {
                fora[kind] = forum;
            }
        }

        json.RefuseUnreadProperties("is not a sanction");
        return fora;
    }
}
