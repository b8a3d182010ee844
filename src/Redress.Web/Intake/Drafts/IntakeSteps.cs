using Redress.Web.Shell.Fields;

namespace Redress.Web.Intake.Drafts;

/// <summary>One page of the complaint: the fields that it asks, and the part that it belongs to.</summary>
internal sealed record IntakeStep(
    string Name,
    string Part,
    IReadOnlyList<string> Fields,
    Func<PostedForm, bool>? When = null
)
{
    public string Path => Name == IntakeSteps.About ? "/complain" : $"/complain/{Name}";
}

/// <summary>The pages in their order: first whether and how the body can help, before any name is asked; then the complaint; then who complains.</summary>
internal static class IntakeSteps
{
    public const string About = "about";
    public const string Shop = "shop";
    public const string OtherShop = "other-shop";
    public const string Contact = "contact";
    public const string Insolvency = "insolvency";
    public const string Outcome = "outcome";
    public const string Facts = "facts";
    public const string Claim = "claim";
    public const string Norms = "norms";
    public const string Purchase = "purchase";
    public const string Messages = "messages";
    public const string Documents = "documents";
    public const string You = "you";
    public const string Reach = "reach";
    public const string Review = "review";

    public static readonly IReadOnlyList<string> Parts = ["first", "complaint", "you"];

    private static readonly IReadOnlyList<IntakeStep> All =
    [
        new(About, "first", ["kind", "arrived"]),
        new(Shop, "first", ["respondent.memberId"]),
        new(
            OtherShop,
            "first",
            ["respondent.name", "respondent.website", "respondent.email", "scheme", ComplaintForm.Recognised],
            f => f["respondent.memberId"] == ComplaintForm.NotListed
        ),
        new(Contact, "first", ["contacted", "contactedShopOn", "proposalTermToldOn", "proposalPromisedBy"]),
        new(Insolvency, "first", ["restsOnInsolvency"], f => f["kind"] != ComplaintForm.Spam),
        new(Outcome, "first", []),
        new(Facts, "complaint", ["facts"]),
        new(Claim, "complaint", ["claim"]),
        new(Norms, "complaint", ["grievances", "norms"]),
        new(
            Purchase,
            "complaint",
            ["purchase.orderNumber", "purchase.orderedOn", "purchase.amount"],
            f => f["kind"] != ComplaintForm.Spam
        ),
        new(Messages, "complaint", ["messagesKept", "messages"], f => f["kind"] == ComplaintForm.Spam),
        new(Documents, "complaint", ["documents"]),
        new(
            You,
            "you",
            [
                "complainant.kind",
                "complainant.name",
                "representative.name",
                "representative.email",
                "representative.mandate",
                "representative.bar",
            ]
        ),
        new(
            Reach,
            "you",
            [
                "complainant.email",
                "complainant.phone",
                "complainant.address.street",
                "complainant.address.postalCode",
                "complainant.address.city",
                "complainant.address.country",
                "language",
            ]
        ),
        new(Review, "you", []),
    ];

    /// <summary>All that is asked, of whichever complaint.</summary>
    public static IReadOnlyList<string> Fields => [.. All.SelectMany(s => s.Fields)];

    /// <summary>The steps that these answers lead through.</summary>
    public static IReadOnlyList<IntakeStep> Of(PostedForm form) => [.. All.Where(s => s.When?.Invoke(form) ?? true)];

    public static IntakeStep? Named(string name) => All.FirstOrDefault(s => s.Name == name);

    public static IntakeStep After(PostedForm form, IntakeStep step) =>
        All.SkipWhile(s => s.Name != step.Name).Skip(1).FirstOrDefault(s => s.When?.Invoke(form) ?? true) ?? All[^1];

    public static IntakeStep Before(PostedForm form, IntakeStep step) =>
        Of(form).TakeWhile(s => s.Name != step.Name).LastOrDefault() ?? All[0];

    /// <summary>Where to go on: the first step that was not gone through yet.</summary>
    public static IntakeStep Open(PostedForm form, IReadOnlySet<string> done) =>
        Of(form).First(s => s.Name == Review || !done.Contains(s.Name));

    /// <summary>The step that asks a field.</summary>
    public static IntakeStep Asking(string field) => All.FirstOrDefault(s => s.Fields.Contains(field)) ?? All[^1];
}

/// <summary>Who will read what is filled in: said at each field.</summary>
internal static class FieldVisibility
{
    private static readonly HashSet<string> ByUsAlone =
    [
        "complainant.email",
        "complainant.phone",
        "complainant.address.street",
        "complainant.address.postalCode",
        "complainant.address.city",
        "complainant.address.country",
        "language",
        "arrived",
        "representative.email",
        "representative.mandate",
        "representative.bar",
    ];

    private static readonly HashSet<string> ByNobodyYet = ["mailTo", "code", "number"];

    /// <summary>The key of the sentence; null where nothing is kept.</summary>
    public static string? Of(string field) =>
        ByNobodyYet.Contains(field) ? null
        : ByUsAlone.Contains(field) ? "visibility.us"
        : "visibility.both";
}
