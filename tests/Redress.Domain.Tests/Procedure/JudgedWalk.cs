using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;

namespace Redress.Domain.Tests.Procedure;

/// <summary>
/// One case in which anybody tries anything, and everything that the procedure says of it, line by line: what is offered and blocked, how each act is judged for each role and on paper,
/// what becomes of the case. The same seed gives the same lines as long as the procedure judges the same.
/// </summary>
internal sealed class JudgedWalk
{
    private const int Steps = 40;

    private static readonly Actor[] Strangers =
    [
        new(Role.Registrar, "registrar", "Rik"),
        new(Role.Supervisor, "supervisor", "Simon"),
        new(Role.Administrator, "admin", "Adam"),
        new(Role.Public, "public", "public"),
        Actor.Clock,
    ];

    private static readonly Type[] AllCommands =
    [
        .. typeof(Command)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract)
            .OrderBy(Command.NameOf, StringComparer.Ordinal),
    ];

    private static readonly JsonSerializerOptions Plainly = new()
    {
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyWhatIsKept } },
    };

    private readonly ACase _a;
    private readonly Random _random;
    private readonly Walker _walker;
    private readonly List<string> _lines = [];

    private JudgedWalk(int seed)
    {
        _a = RandomWalkTests.Start(seed);
        _random = new Random(seed);
        _walker = new Walker(_a, _random);
    }

    /// <summary>The lines of a walk. <paramref name="withFile"/>: also what the case holds after each step.</summary>
    public static IReadOnlyList<string> Of(int seed, bool withFile)
    {
        var walk = new JudgedWalk(seed);
        for (var step = 0; step < Steps; step++)
        {
            walk.Step();
            if (withFile)
            {
                walk._lines.Add($"  holds {Short(Held(walk._a.It))}");
            }
        }

        return walk._lines;
    }

    /// <summary>All that a case holds, as text; what the last act told is no part of it.</summary>
    public static string Held(Case c) => JsonSerializer.Serialize(c, Plainly);

    private void Step()
    {
        if (_random.Next(4) == 0)
        {
            var to =
                _a.NextDue() is { } due && _random.Next(2) == 0 ? due.At : _a.Now.AddHours(_random.Next(1, 24 * 9));
            _a.Advance(to > _a.Now ? to : _a.Now);
            _lines.Add(
                $"until {_a.Now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}: {_a.It.State} {_a.It.Version}"
            );
            return;
        }

        Actor[] everybody = [.. RandomWalkTests.Everybody(_a), .. _random.Next(5) == 0 ? Strangers : []];
        var by = _walker.Pick(everybody);
        var permitted = Offered(by);
        Judged(by);
        Act(by, permitted);
    }

    private List<PermittedAction> Offered(Actor by)
    {
        var (permitted, blocked) = CaseMachine.ActionsFor(_a.It, by, _a.Now, _a.Rulebook);
        var offered = string.Join(
            "; ",
            permitted.Select(p => $"{Command.NameOf(p.Command)} {p.Rule}{(p.OnPaper ? " on paper" : "")}")
        );
        var held = string.Join("; ", blocked.Select(b => $"{Command.NameOf(b.Command)} {Told(b.Refusal)}"));
        _lines.Add($"{by.Role} is offered {Short(offered)} and held back from {Short(held)}");
        return [.. permitted];
    }

    private void Judged(Actor by)
    {
        var text = new StringBuilder();
        var party = _random.Next(3) == 0 ? _walker.Pick(Parties.Both) : (Party?)null;
        var version = _random.Next(4) == 0 ? _a.It.Version - _random.Next(2) : (int?)null;
        foreach (var command in AllCommands)
        {
            var no = CaseMachine.WhyRefused(_a.It, command, On(by, party), version);
            text.AppendLine(CultureInfo.InvariantCulture, $"{Command.NameOf(command)}: {Told(no)}");
        }

        _lines.Add(
            $"  judged{(party is null ? "" : $" for {party}")}{(version is null ? "" : " by version")} {Short(text.ToString())}"
        );
    }

    private void Act(Actor by, List<PermittedAction> permitted)
    {
        var (command, party, arrived) = Choose(by, permitted);
        if (command is null)
        {
            return;
        }

        var transition = CaseMachine.TransitionFor(_a.It, command.GetType(), On(by, party));
        var before = Held(_a.It);
        var no = _a.Try(by, command, party, arrived);
        if (no is not null)
        {
            Assert.Equal(before, Held(_a.It));
        }

        _lines.Add(
            $"  {command.Name}{(party is null ? "" : $" for {party}")}{(arrived is null ? "" : $" of {arrived}")}: "
                + (no is null ? $"by {transition!.Rule} {_a.It.State} {_a.It.Version}" : Told(no))
        );
    }

    private (Command? Command, Party? Party, string? Arrived) Choose(Actor by, List<PermittedAction> permitted)
    {
        if (_random.Next(8) == 0)
        {
            return (_walker.Document(by), null, null);
        }

        if (permitted.Count == 0 || _random.Next(4) == 0)
        {
            var any = _walker.Pick(
                AllCommands.Where(type => type != typeof(AddDocument) && type != typeof(NoteInterests)).ToArray()
            );
            return (RandomWalkTests.Plain(any), null, null);
        }

        var chosen = _walker.Pick(permitted);
        Party[] parties =
        [
            .. Parties.Both.Where(p => CaseMachine.WhyRefused(_a.It, chosen.Command, On(by, p), null) is null),
        ];
        if (chosen.OnPaper && parties.Length == 0)
        {
            // Only for paper that arrived in time.
            return (null, null, null);
        }

        var party = chosen.OnPaper ? _walker.Pick(parties) : (Party?)null;
        var arrived =
            chosen.OnPaper && _random.Next(2) == 0
                ? _a.Today.AddDays(-_random.Next(0, 12)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null;
        return (_walker.Make(chosen.Command, new Act(by, _a.Now, party)), party, arrived);
    }

    private ActContext On(Actor by, Party? party) => new(new Act(by, _a.Now, party), _a.Rulebook, _a.External);

    private static string Told(Refusal? no) =>
        no is null
            ? "yes"
            : $"{no.Kind} {no.Rule} {no.Reason} {string.Join(", ", no.Fields.Select(f => $"{f.Field} {f.Rule} {f.Reason}"))} {string.Join(", ", no.Obstacles)}".Trim();

    private static string Short(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];

    private static void OnlyWhatIsKept(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0 && type.Kind == JsonTypeInfoKind.Object; i--)
        {
            if (type.Properties[i].AttributeProvider is System.Reflection.PropertyInfo { SetMethod: null })
            {
                type.Properties.RemoveAt(i);
            }
        }
    }
}
