using System.Globalization;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Tests.Labels;

/// <summary>
/// One member of a scheme and its file of labels, under a clock that moves forward only: whatever time does on the way is done first, each at its own instant. Acts are real ones, so no test begins
/// in a state that cannot be.
/// </summary>
internal sealed class LabelOffice
{
    private static readonly RulebookCatalog Rulebooks = RulebookReader.ReadAll(RulebookReader.Embedded());

    public static readonly Actor Registrar = new(Role.Registrar, "registrar", "R. Registrar");
    public static readonly Actor Registrar2 = new(Role.Registrar, "registrar2", "R. Second");
    public static readonly Actor Secretary = new(Role.Secretary, "secretary", "S. Secretary");
    public static readonly Actor Shop = new(Role.Respondent, "user", "U. Shop") { MemberId = "shop" };

    private int _documents;

    public LabelOffice(string scheme = "becommerce", string at = "2026-01-05 09:00")
    {
        Rulebook = Rulebooks.All.First(r => r.Scheme == scheme);
        Now = Instant(at);
        var today = Rulebook.Working.Day(Now);
        File = LabelFile.Of(
            new Member("shop", scheme, "Shop", null, null, null, "nl", Membership.Candidate, LabelHolding.None, null)
            {
                CandidateSince = today,
            },
            today
        );
        Do(Actor.Clock, new FollowMembership());
    }

    public Rulebook Rulebook { get; }

    public LabelFile File { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public DateOnly Today => Rulebook.Working.Day(Now);

    /// <summary>What was told, the oldest first.</summary>
    public List<(DateTimeOffset At, LabelLetter Letter)> Told { get; } = [];

    /// <summary>The ways that the acts took, the oldest first.</summary>
    public List<(DateTimeOffset At, LabelCommand Command, LabelCourse Course)> Journal { get; } = [];

    /// <summary>What the context holds besides: announced changes of the code.</summary>
    public List<AnnouncedChange> Changes { get; } = [];

    public LabelState State(string kind = LabelKind.ForConsumers) => File.Label(kind).State;

    public LabelTerm? Term(LabelTermKind kind) => File.Terms.FindLast(t => t.Kind == kind);

    /// <summary>Goes on to that moment of the scheme's clock: <c>2026-03-02</c> is its nine o'clock, <c>2026-03-02 15:00</c> that hour.</summary>
    public LabelOffice At(string when) => At(Instant(when));

    /// <summary>Goes on to that instant.</summary>
    public LabelOffice At(DateTimeOffset until)
    {
        Assert.True(until >= Now, $"{until:O} lies before {Now:O}.");
        while (File.NextDue(Rulebook.Working) is var (due, command) && due <= until)
        {
            Now = due > Now ? due : Now;
            Do(Actor.Clock, command);
        }

        Now = until;
        return this;
    }

    /// <summary>A document in the file; says its id.</summary>
    public string Document(Actor? by = null)
    {
        var id = $"document-{++_documents}";
        Do(by ?? Registrar, new AddLabelDocument(id, "a.pdf", "application/pdf", 8, "00", ForMember: true));
        return id;
    }

    /// <summary>Does what must not be refused.</summary>
    public LabelOffice Do(Actor by, LabelCommand command)
    {
        var refused = Try(by, command);
        Assert.True(refused is null, $"{command.Name} on {Now:O}: {Written(refused)}");
        return this;
    }

    /// <summary>The same by the registrar.</summary>
    public LabelOffice Do(LabelCommand command) => Do(Registrar, command);

    /// <summary>Does it, or says why not.</summary>
    public Refusal? Try(Actor by, LabelCommand command)
    {
        var result = File.Do(command, Context(by));
        if (result.Refusal is null)
        {
            File = result.File!;
            Told.AddRange(File.Letters.Select(letter => (Now, letter)));
            Journal.Add((Now, command, result.Course!));
        }

        return result.Refusal;
    }

    /// <summary>How the member stands in the register by what cases or the register did: the labels follow at once.</summary>
    public LabelOffice Stands(Member member)
    {
        File = File.With(member);
        return Do(Actor.Clock, new FollowMembership());
    }

    public LabelContext Context(Actor by) => new(by, Now, Rulebook) { Changes = Changes };

    public DateTimeOffset Instant(string when)
    {
        var local = DateTime.Parse(
            when.Contains(' ', StringComparison.Ordinal) ? when : when + " 09:00",
            CultureInfo.InvariantCulture
        );
        return new DateTimeOffset(local, Rulebook.Working.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static string Written(Refusal? refused) =>
        refused is null
            ? ""
            : $"{refused.Rule} {refused.Reason} {string.Join(' ', refused.Fields.Select(f => $"{f.Field}:{f.Reason}"))} {string.Join(' ', refused.Obstacles.Select(o => o.What))}";
}
