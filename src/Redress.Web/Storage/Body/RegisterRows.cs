using Redress.Domain.Members;

namespace Redress.Web.Storage.Body;

/// <summary>Whom to speak to at a member, about what.</summary>
internal sealed class MemberContactRow
{
    public const string General = "general";
    public const string Complaints = "complaints";
    public const string Invoices = "invoices";
    public const string Label = "label";

    public Guid Id { get; set; }

    public string MemberId { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Such as <see cref="General"/>.</summary>
    public string Task { get; set; } = General;

    public string? Email { get; set; }

    public string? Telephone { get; set; }

    public string? Language { get; set; }
}

/// <summary>A label that was granted to a member (BC-38). Whether it holds it today is also its membership's and its sanctions' affair.</summary>
internal sealed class MemberLabelRow
{
    public const string ForConsumers = LabelKind.ForConsumers;
    public const string ForBusinesses = LabelKind.ForBusinesses;
    public const string EcommerceEurope = LabelKind.EcommerceEurope;
    public const string WebshopKeurmerk = LabelKind.WebshopKeurmerk;

    public const string Valid = "valid";

    /// <summary>For good: with the membership, or with the last label that it was carried beside (BC-38, BC-39).</summary>
    public const string Ended = "ended";

    public string MemberId { get; set; } = "";

    /// <summary>Such as <see cref="ForConsumers"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Such as <see cref="Valid"/>.</summary>
    public string State { get; set; } = Valid;

    /// <summary>The first day; null where it is not known.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The last day, inclusive; null where it is not known.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>The day on which a sanction took it; null where none did, or what took it is no longer in force.</summary>
    public DateOnly? TakenOn { get; set; }

    /// <summary>The first day on which it counts no more by its own procedure (ST-4); null while it does.</summary>
    public DateOnly? LostOn { get; set; }

    /// <summary>All that is known of it, as JSON; null where no more is known.</summary>
    public string? File { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public GrantedLabel ToLabel() =>
        new(Kind, ValidFrom, ValidUntil)
        {
            TakenOn = TakenOn,
            HasEnded = State == Ended,
            LostOn = LostOn,
        };

    /// <summary>Whether anything of it is another now.</summary>
    public bool Take(GrantedLabel label)
    {
        if (ToLabel() == label)
        {
            return false;
        }

        State = label.HasEnded ? Ended : Valid;
        (ValidFrom, ValidUntil) = (label.From, label.Until);
        (TakenOn, LostOn) = (label.TakenOn, label.LostOn);
        return true;
    }
}

/// <summary>Somebody asks on the public page to become a member. It opens by a code that is stored hashed, and counts once its address is confirmed.</summary>
internal sealed class MemberApplicationRow
{
    public const string Open = "open";
    public const string Accepted = "accepted";
    public const string Refused = "refused";
    public const string Withdrawn = "withdrawn";

    public Guid Id { get; set; }

    public string Scheme { get; set; } = "";

    /// <summary>Of the code in the link that confirms the address; null once it was used.</summary>
    public string? CodeHash { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Such as <see cref="Open"/>.</summary>
    public string State { get; set; } = Open;

    public string Name { get; set; } = "";

    public string? CompanyNumber { get; set; }

    public string[] Sites { get; set; } = [];

    public string[] Languages { get; set; } = [];

    public string? Street { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    /// <summary>ISO 3166.</summary>
    public string? Country { get; set; }

    public string Email { get; set; } = "";

    public string ContactName { get; set; } = "";

    public string? Telephone { get; set; }

    /// <summary>The labels that it asks for.</summary>
    public string[] Kinds { get; set; } = [];

    public string Text { get; set; } = "";

    /// <summary>That it undertakes to keep to the code.</summary>
    public bool Undertaking { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecidedById { get; set; }

    public string? DecidedByName { get; set; }

    /// <summary>Of a refusal: law or code (WK-6).</summary>
    public string? Ground { get; set; }

    public string? Reasons { get; set; }

    /// <summary>The member that it became.</summary>
    public string? MemberId { get; set; }
}
