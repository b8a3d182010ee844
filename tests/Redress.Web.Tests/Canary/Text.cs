namespace Redress.Web.Tests.Canary;

/// <summary>Everybody who walks: who nobody knows, the parties of the case and those of others, the body, those who may not read the file, and those who see no file at all.</summary>
[Flags]
internal enum Who
{
    Nobody = 0,
    Anonymous = 1,
    Complainant = 2,
    OtherComplainant = 4,
    Member = 8,
    OtherMember = 16,
    Secretary = 32,
    Committee = 64,
    Recused = 128,
    Appeals = 256,
    Registrar = 512,
    Supervisor = 1024,
    Administrator = 2048,
    Session = Secretary | Committee,
    Body = Session | Appeals,
    Parties = Complainant | Member,
    All = Parties | Body,

    /// <summary>Who reads what is said in mediation (FP-24).</summary>
    Mediators = All & ~Committee,
    World = 4095,
}

/// <summary>How far a case has come when everybody walks.</summary>
internal enum Stage
{
    // A complaint that is decided upon.
    Filed,
    Examined,
    Deliberating,
    Notified,
    Appealed,
    BeforeForum,
    Final,
    Published,
    Reported,
    Corrected,
    Closed,

    // Those that go another way.
    Mediating,
    Settled,
    Answered,
    ReferredOut,
    Advised,
    Ended,
}

/// <summary>
/// One text of a case: who may read it, from which stage on, and by which rule. Nobody before the first, and none of the others. It is named by the field in which it is typed
/// (<c>decide.reasons</c>); after a colon, which of several.
/// </summary>
internal sealed record Text(string Case, string Name, string Rule, params IReadOnlyList<(Stage From, Who Who)> Readers)
{
    /// <summary>The one word of this text, which stands nowhere else.</summary>
    public string Word { get; } = $"zq{Case}{new string([.. Name.Where(char.IsAsciiLetter)]).ToLowerInvariant()}qz";

    public string Field { get; } = Name.Split(':')[0];

    /// <summary>Who else may read it, at any stage, though it need not stand on a page of theirs: who wrote it, or who has it in the post.</summary>
    public Who Also { get; init; }

    /// <summary>Who may, and will find it if it looks.</summary>
    public Who At(Stage stage) => Readers.LastOrDefault(r => r.From <= stage).Who;
}
