using Redress.Domain.Terms;

namespace Redress.Domain.Decisions;

/// <summary>Which sanctions a scheme knows, and within which bounds (BC-19, BC-20); values of the rulebook.</summary>
public sealed record SanctionLaw(
    IReadOnlyList<SanctionKind> Kinds,
    Money MinimumFine,
    Money MaximumFine,
    Period MinimumDeferral,
    Period MaximumDeferral
);

/// <summary>A sanction as someone proposes it; every field may be missing until it is checked.</summary>
public sealed record ProposedSanction(
    SanctionKind? Kind,
    Money? Amount = null,
    string? Conditions = null,
    Period? DeferredFor = null,
    DateOnly? From = null,
    DateOnly? To = null
)
{
    /// <summary>Checks one proposed sanction; <paramref name="at"/> is its path, such as <c>sanctions[0]</c>.</summary>
    public void Check(Validation check, string at, SanctionLaw law)
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
        }
        else
        {
            check.Require(Amount is null, $"{at}.amount", "BC-19", FieldReason.OnlyAFineHasAnAmount);
            check.Require(
                string.IsNullOrWhiteSpace(Conditions),
                $"{at}.conditions",
                "BC-19",
                FieldReason.OnlyAFineHasConditions
            );
        }

        CheckDeferral(check, at, law);
        CheckDays(check, at);
    }

    public Sanction Decided(string id) => new(id, Kind!.Value, Amount, Conditions, DeferredFor, From, To);

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
