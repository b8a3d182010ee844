namespace Redress.Web.Tests.Canary;

/// <summary>Everybody who walks: who nobody knows, the parties of the case and of another, the body, those who stepped back, and those who see no file.</summary>
[Flags]
internal enum Who
{
    Nobody = 0, Anonymous = 1, Complainant = 2, OtherComplainant = 4, Member = 8, OtherMember = 16, Provider = 32, Secretary = 64, Committee = 128, Recused = 256, Appeals = 512,
    Registrar = 1024, Supervisor = 2048, Administrator = 4096,
    Body = Secretary | Committee | Appeals, Parties = Complainant | Member, Everybody = Parties | Body,
}

/// <summary>How far the case has come when everybody walks.</summary>
internal enum Stage { Filed, Examined, Deliberating, Notified }

/// <summary>One text of the case, who may read it at each stage, and by which rule.</summary>
internal sealed record Text(string Name, string Rule, Who Filed, Who Examined, Who Deliberating, Who Notified)
{
    /// <summary>The one word of this text, which stands nowhere else.</summary>
    public string Word { get; } = "zq" + Name.Replace("-", "", StringComparison.Ordinal) + "qz";

    public Who At(Stage stage) => stage switch { Stage.Filed => Filed, Stage.Examined => Examined, Stage.Deliberating => Deliberating, _ => Notified };
}

/// <summary>
/// Who may read what (BC-16, FP-1, FP-12). What is not here, nobody may. Filed: the member was not told yet. Examined: the file went to the member, which answered; a hearing was held.
/// Deliberating: a decision was proposed, rejected, proposed again. Notified: pronounced, and posted to both. In all stages one committee member has stepped back.
/// </summary>
internal static class Law
{
    private const Who Body = Who.Body, Parties = Who.Parties, All = Who.Everybody, None = Who.Nobody, Complainant = Who.Complainant, Member = Who.Member;
    private const Who Session = Who.Secretary | Who.Committee;

    public static readonly IReadOnlyList<Text> Texts =
    [
        //   text                    by      filed               examined            deliberating        notified
        new("name",                 "FP-1", Complainant | Body, All,                All,                All),
        new("email",                "BC-16", Complainant | Body, Complainant | Body, Complainant | Body, Complainant | Body),
        new("phone",                "BC-16", Complainant | Body, Complainant | Body, Complainant | Body, Complainant | Body),
        new("street",               "BC-16", Complainant | Body, Complainant | Body, Complainant | Body, Complainant | Body),
        new("facts",                "FP-1", Complainant | Body, All,                All,                All),
        new("claim",                "FP-1", Complainant | Body, All,                All,                All),
        new("order",                "FP-1", Complainant | Body, All,                All,                All),
        new("proof-name",           "FP-1", Complainant | Body, All,                All,                All),
        new("proof",                "FP-1", Complainant | Body, All,                All,                All),
        new("inner-name",           "BC-16", Body,              Body,               Body,               Body),
        new("inner",                "BC-16", Body,              Body,               Body,               Body),
        new("note",                 "BC-16", Body,              Body,               Body,               Body),
        new("recusal",              "FP-12", Body,              Body,               Body,               Body),
        new("extension",            "BC-12", None,              Member | Body,      Member | Body,      Member | Body),
        new("granted",              "FP-9", None,               All,                All,                All),
        new("answer",               "FP-1", None,               All,                All,                All),
        new("defence",              "FP-1", None,               All,                All,                All),
        new("place",                "BC-13", None,              All,                All,                All),
        new("moments",              "BC-13", None,              Member | Body,      Member | Body,      Member | Body),
        new("question",             "BC-13", None,              Member | Body,      Member | Body,      Member | Body),
        new("minutes",              "BC-13", None,              All,                All,                All),
        new("attended",             "BC-13", None,              All,                All,                All),
        new("comment",              "FP-1", None,               None,               All,                All),
        new("draft",                "BC-16", None,              None,               Session,            None),
        new("older-draft",          "BC-16", None,              None,               Session,            None),
        new("remark",               "BC-16", None,              None,               Session,            None),
        new("vote",                 "BC-16", None,              None,               Session,            None),
        new("first-reasons",        "BC-16", None,              None,               Body,               Body),
        new("rejection",            "BC-16", None,              None,               Body,               Body),
        new("reasons",              "BC-18", None,              None,               Body,               All),
        new("refrain",              "BC-21", None,              None,               Body,               All),
        new("posted",               "FP-11", None,              None,               None,               All),
    ];

    /// <summary>Who finds the case at all, by its number.</summary>
    public static Who CaseAt(Stage stage) => stage == Stage.Filed ? Complainant | Body : All;
}
