using System.Globalization;
using Redress.Domain;
using Redress.Domain.Members;
using Redress.Web.Cases.Formatting;
using Redress.Web.Members.Register;
using Redress.Web.Shell.Days;
using Redress.Web.Storage;

namespace Redress.Web.Members.Import;

/// <summary>A row as it is read: who it is about, and what it says.</summary>
internal sealed record ReadRow(CsvRow Csv, MemberRow? Known, MemberInput Input)
{
    public IReadOnlyList<CsvLabel> Labels { get; init; } = [];

    /// <summary>What is done with them.</summary>
    public IReadOnlyList<LabelPlan> Plans { get; init; } = [];

    public DateOnly? Since { get; init; }

    public string? UserEmail { get; init; }

    /// <summary>As it is to stand.</summary>
    public Membership Membership { get; init; }
}

/// <summary>What the register has beside the members themselves.</summary>
internal sealed record RegisterFacts(
    ILookup<string, GrantedLabel> Labels,
    ILookup<string, SanctionEffect> Sanctions,
    IReadOnlySet<(string Member, string Email)> Users,
    IReadOnlyDictionary<string, int> Invited
)
{
    /// <summary>How it stands under all that is imposed on it.</summary>
    public Member Standing(MemberRow known) => known.ToMember(Labels[known.Id]).WithSanctions([.. Sanctions[known.Id]]);
}

/// <summary>Reads a row, says what is wrong with it, and what it would change. Asks no store.</summary>
/// <param name="granted">The labels of its scheme.</param>
internal sealed class RowJudge(RefusalTexts texts, RegisterFacts facts, IReadOnlyList<string> granted, DateOnly today)
{
    private readonly List<RowFault> _faults = [];

    public IReadOnlyList<RowFault> Faults => _faults;

    public void Add(string column, FieldReason reason) =>
        Add(column, texts.Field(new FieldRefusal(column, "BC-40", reason)));

    public void Add(string column, string sentence)
    {
        if (!_faults.Exists(f => f.Column == column))
        {
            _faults.Add(new RowFault(column, sentence));
        }
    }

    /// <summary>The faults of a refusal, by the column of each field.</summary>
    public void Add(Refusal refusal, string at)
    {
        if (refusal.Fields.Count == 0)
        {
            Add(at, texts.Reason(refusal));
        }

        foreach (var field in refusal.Fields)
        {
            var name = field.Field[(field.Field.LastIndexOf('.') + 1)..];
            Add(
                name is "language" ? "languages"
                    : MemberCsv.Columns.Contains(name) ? name
                    : at,
                texts.Field(field)
            );
        }
    }

    public ReadRow Read(CsvRow row, MemberRow? known)
    {
        var input = new MemberInput(
            row["id"],
            known?.Scheme ?? row["scheme"],
            row["name"],
            row["websites"] is null ? null : row.Parts("websites"),
            row["companyNumber"],
            Languages: row["languages"] is null ? null : row.Parts("languages"),
            Email: row["email"],
            Telephone: row["telephone"],
            Address: new MemberAddress(row["street"], row["postalCode"], row["city"], row["country"])
        );
        var labels = Labels(row);
        var since = Since(row, labels, known);
        var stand = Stand(row, labels, known);
        var judge = Judged(known, labels);
        return new ReadRow(row, known, input)
        {
            Labels = labels,
            Plans = judge.Plans,
            Since = known is { JoinedOn: null } ? judge.Member.JoinedOn : since,
            UserEmail = Email(row, known),
            // Only a grant makes a member of a candidate.
            Membership = judge.Plans.Any(p => p.Grants) && known is not null ? judge.Member.Membership : stand,
        };
    }

    private LabelJudge Judged(MemberRow? known, List<CsvLabel> labels)
    {
        LabelJudge judge;
        if (known is null)
        {
            judge = new LabelJudge(new MemberRow { Membership = Membership.Active }.ToMember(), granted, false, today);
            judge.JudgeNew(labels);
        }
        else
        {
            judge = new LabelJudge(facts.Standing(known), granted, known.EndsOn <= today, today);
            judge.JudgeKnown(labels);
        }

        if (judge.Fault(texts) is { } wrong)
        {
            Add("labels", wrong);
        }

        return judge;
    }

    /// <summary>What it would change; of a new one all that it has.</summary>
    public IReadOnlyList<RowChange> Changes(ReadRow row)
    {
        var (input, known) = (row.Input, row.Known);
        var changes = new List<RowChange>();
        Note("name", known?.Name, input.Name);
        Note("companyNumber", known?.CompanyNumber, input.CompanyNumber);
        Note(
            "websites",
            Joined(known?.Sites),
            Joined(input.Websites?.Select(MemberCheck.Site).Distinct(StringComparer.OrdinalIgnoreCase))
        );
        Note("languages", Joined(known?.Languages), Joined(input.Languages?.Distinct(StringComparer.Ordinal)));
        Note("email", known?.Email, input.Email);
        Note("telephone", known?.Telephone, input.Telephone);
        Note("street", known?.Street, input.Address?.Street);
        Note("postalCode", known?.PostalCode, input.Address?.PostalCode);
        Note("city", known?.City, input.Address?.City);
        Note("country", known?.Country, input.Address?.Country?.ToUpperInvariant());
        Note("membership", known is null ? null : Stand(known.Membership), Stand(row.Membership));
        Note("memberSince", Iso(known?.JoinedOn), Iso(row.Since));
        foreach (var plan in row.Plans)
        {
            changes.Add(new RowChange("labels", Before(known, plan.Label.Kind), Written(plan.Label), plan.Grants));
        }

        if (row.UserEmail is { } email && !(known is not null && IsThere(known, email)))
        {
            Note("userEmail", null, email);
        }

        return changes;

        void Note(string field, string? old, string? given)
        {
            if (given is not null && given != old)
            {
                changes.Add(new RowChange(field, old, given));
            }
        }
    }

    private string? Before(MemberRow? known, string kind) =>
        known is not null && facts.Labels[known.Id].FirstOrDefault(l => l.Kind == kind) is { } kept
            ? Written(kept)
            : null;

    private List<CsvLabel> Labels(CsvRow row)
    {
        var labels = new List<CsvLabel>();
        foreach (var text in row.Parts("labels"))
        {
            var parts = text.Split(':');
            var (from, until) = (Day(parts, 1), Day(parts, 2));
            if (
                parts.Length > 3
                || !LabelKind.All.Contains(parts[0])
                || labels.Exists(l => l.Kind == parts[0])
                || parts.Skip(1).Zip([from, until]).Any(p => p.First.Length > 0 && p.Second is null)
                || until < from
            )
            {
                Add("labels", FieldReason.NotReadable);
                continue;
            }

            labels.Add(new CsvLabel(parts[0], from, until));
        }

        return labels;
    }

    private static DateOnly? Day(string[] parts, int at) => parts.Length > at ? DayReader.Exact(parts[at]) : null;

    private DateOnly? Since(CsvRow row, List<CsvLabel> labels, MemberRow? known)
    {
        if (row["memberSince"] is not { } text)
        {
            return known is null ? labels.Min(l => l.From) : known.JoinedOn;
        }

        if (DayReader.Exact(text) is not { } since)
        {
            Add("memberSince", FieldReason.NotReadable);
            return null;
        }

        if (since > today)
        {
            Add("memberSince", FieldReason.InTheFuture);
        }

        // In the register it is changed by acts alone.
        if (known is not null && since != (known.JoinedOn ?? known.CandidateSince))
        {
            Add("memberSince", FieldReason.KeptInRegister);
        }

        return since;
    }

    private Membership Stand(CsvRow row, List<CsvLabel> labels, MemberRow? known)
    {
        var told = Enum.GetValues<Membership>()
            .Where(m => string.Equals(m.ToString(), row["membership"], StringComparison.OrdinalIgnoreCase))
            .Select(m => (Membership?)m)
            .FirstOrDefault();
        if (row["membership"] is not null && told is null)
        {
            Add("membership", FieldReason.Unknown);
        }

        if (known is not null)
        {
            if (told is { } other && other != known.Membership)
            {
                Add("membership", FieldReason.KeptInRegister);
            }

            return known.Membership;
        }

        var stand = told ?? (labels.Count > 0 ? Membership.Active : Membership.Candidate);
        if (stand is not (Membership.Active or Membership.Candidate))
        {
            Add("membership", FieldReason.Unknown);
        }

        if (stand == Membership.Candidate && labels.Count > 0)
        {
            Add("labels", FieldReason.Unknown);
        }

        // BC-38: there is no membership without a label.
        if (stand == Membership.Active && labels.Count == 0)
        {
            Add("labels", FieldReason.Required);
        }

        if (stand == Membership.Active && row["memberSince"] is null && labels.Min(l => l.From) is null)
        {
            Add("memberSince", FieldReason.Required);
        }

        return stand;
    }

    private string? Email(CsvRow row, MemberRow? known)
    {
        if (row["userEmail"] is not { } email)
        {
            return null;
        }

        if (!MemberCheck.IsEmail(email))
        {
            Add("userEmail", FieldReason.NotAnEmail);
        }

        if (
            known is not null
            && !IsThere(known, email)
            && facts.Invited.GetValueOrDefault(known.Id) >= Invitations.MostOpen
        )
        {
            Add("userEmail", FieldReason.AlreadyInvited);
        }

        return email;
    }

    private bool IsThere(MemberRow known, string email) => facts.Users.Contains((known.Id, email.ToUpperInvariant()));

    private static string? Joined(IEnumerable<string?>? texts) => texts is null ? null : string.Join(' ', texts);

    private static string Written(GrantedLabel label) => $"{label.Kind}:{Iso(label.From)}:{Iso(label.Until)}";

    private static string Stand(Membership membership) => WireNames.Camel(membership.ToString());

    private static string? Iso(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
