using Redress.Domain.Terms;

namespace Redress.Domain.Decisions;

/// <summary>Which sanctions a scheme knows, within which bounds, and how they are followed up (BC-19, BC-20, BC-30); values of the rulebook.</summary>
public sealed record SanctionLaw(
    IReadOnlyList<SanctionKind> Kinds,
    Money MinimumFine,
    Money MaximumFine,
    Period MinimumDeferral,
    Period MaximumDeferral
)
{
    /// <summary>How long after it was pronounced the condition of a fine can be met at most.</summary>
    public Period LongestCondition { get; init; }

    /// <summary>How often an agreed instalment is paid.</summary>
    public Period InstalmentEvery { get; init; }

    /// <summary>Whether law or statutes keep an exclusion for the general meeting: then nobody is warned before it has met.</summary>
    public bool ExclusionNeedsMeeting { get; init; }
}

/// <summary>A sanction as someone proposes it; every field may be missing until it is checked.</summary>
public sealed record ProposedSanction(
    SanctionKind? Kind,
    [RuledBy("BC-19")] Money? Amount = null,
    string? Condition = null,
    Period? DeferredFor = null,
    DateOnly? From = null,
    DateOnly? To = null,
    Enforceability? Enforceable = null,
    DateOnly? ConditionUntil = null
)
{
    /// <summary>Checks one proposed sanction; <paramref name="at"/> is its path, such as <c>sanctions[0]</c>.</summary>
    public void Check(Validation check, string at, SanctionLaw law, DateOnly today)
    {
        check.Required(Kind, $"{at}.kind", "BC-19");
        check.Require(
            Kind is null || law.Kinds.Contains(Kind.Value),
            $"{at}.kind",
            "BC-19",
            FieldReason.SanctionUnknownHere
        );
        if (Kind == SanctionKind.Fine)
        {
            CheckFine(check, at, law);
            CheckCondition(check, at, law, today);
        }
        else
        {
            check.Require(Amount is null, $"{at}.amount", "BC-19", FieldReason.OnlyAFineHasAnAmount);
            check.Require(
                string.IsNullOrWhiteSpace(Condition) && ConditionUntil is null,
                $"{at}.condition",
                "BC-19",
                FieldReason.OnlyAFineHasConditions
            );
            check.Require(Enforceable is null, $"{at}.enforceable", "BC-19", FieldReason.OnlyAFineIsEnforceable);
        }

        CheckDeferral(check, at, law);
        CheckDays(check, at);
    }

    /// <summary>BC-19: one decision holds each kind at most once.</summary>
    public static void CheckKindsOnce(Validation check, IReadOnlyList<ProposedSanction> sanctions, string field)
    {
        foreach (var (sanction, i) in sanctions.Select((sanction, i) => (sanction, i)))
        {
            check.Require(
                sanction?.Kind is not { } kind || !sanctions.Take(i).Any(s => s?.Kind == kind),
                $"{field}[{i}].kind",
                "BC-19",
                FieldReason.KindTwice
            );
        }
    }

    public Sanction Decided(string id) =>
        new(id, Kind!.Value, Amount, Condition, DeferredFor, From, To)
        {
            Enforceable = Enforceable,
            ConditionUntil = ConditionUntil,
        };

    // BC-19: at once, under a condition or deferred: never two of them. The condition is named, with a last day.
    private void CheckCondition(Validation check, string at, SanctionLaw law, DateOnly today)
    {
        check.Require(
            Enforceable is null || DeferredFor is null,
            $"{at}.enforceable",
            "BC-19",
            FieldReason.EnforceableOrDeferred
        );
        if (Enforceable != Enforceability.Conditional)
        {
            check.Require(
                string.IsNullOrWhiteSpace(Condition) && ConditionUntil is null,
                $"{at}.condition",
                "BC-19",
                FieldReason.OnlyWithACondition
            );
            return;
        }

        check.Required(Condition, $"{at}.condition", "BC-19");
        check.Required(ConditionUntil, $"{at}.conditionUntil", "BC-19");
        check.Require(
            ConditionUntil is null || ConditionUntil > today && ConditionUntil <= law.LongestCondition.From(today),
            $"{at}.conditionUntil",
            "BC-19",
            FieldReason.ConditionOutOfBounds,
            law.LongestCondition
        );
    }

    private void CheckFine(Validation check, string at, SanctionLaw law)
    {
        check.Required(Amount, $"{at}.amount", "BC-19");
        if (Amount is null)
        {
            return;
        }

        if (Amount.Currency != law.MinimumFine.Currency)
        {
            check.Require(false, $"{at}.amount", "BC-19", FieldReason.OtherCurrency, law.MinimumFine.Currency);
            return;
        }

        check.Require(
            Amount >= law.MinimumFine && Amount <= law.MaximumFine,
            $"{at}.amount",
            "BC-19",
            FieldReason.FineOutOfBounds,
            law.MinimumFine,
            law.MaximumFine
        );
        check.Require(Amount.IsWholeCents, $"{at}.amount", "BC-19", FieldReason.FractionOfACent);
    }

    private void CheckDeferral(Validation check, string at, SanctionLaw law)
    {
        var lawful =
            DeferredFor is not { } deferral
            || deferral.AtLeast(law.MinimumDeferral) && deferral.AtMost(law.MaximumDeferral);
        check.Require(
            lawful,
            $"{at}.deferredFor",
            "BC-20",
            FieldReason.DeferralOutOfBounds,
            law.MinimumDeferral,
            law.MaximumDeferral
        );
    }

    private void CheckDays(Validation check, string at)
    {
        if (Kind == SanctionKind.Suspension)
        {
            // A deferred suspension gets its days when it is made effective.
            check.Require(From is not null || DeferredFor is not null, $"{at}.from", "BC-19", FieldReason.Required);
            check.Require(To is not null || DeferredFor is not null, $"{at}.to", "BC-19", FieldReason.Required);
            check.Require(
                From is null || To is null || From <= To,
                $"{at}.to",
                "BC-19",
                FieldReason.EndsBeforeItBegins
            );
            return;
        }

        check.Require(From is null, $"{at}.from", "BC-19", FieldReason.OnlyASuspensionHasDays);
        check.Require(To is null, $"{at}.to", "BC-19", FieldReason.OnlyASuspensionHasDays);
    }
}
