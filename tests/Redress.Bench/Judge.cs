using System.Diagnostics;
using System.Globalization;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;

namespace Redress.Bench;

/// <summary>The machine alone, without a store: one act judged, all acts of somebody judged, one configured.</summary>
internal static class Judge
{
    private static readonly Rulebook Rulebook = RulebookReader
        .ReadAll(RulebookReader.Embedded())
        .Of("becommerce", "2026-01");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Secretary = new(Role.Secretary, "secretary", "Sofie");
    private static readonly Actor Shop = new(Role.Respondent, "shop", "Shop") { MemberId = "demo-shop" };

    public static void Run()
    {
        var c = Examined();
        Measure("an act that is permitted (comment)", 200_000, () => Refusal(c, Shop, typeof(Comment)));
        Measure(
            "an act of the wrong state (respond to no mediation)",
            200_000,
            () => Refusal(c, Secretary, typeof(EndMediation))
        );
        Measure(
            "an act with four conditions, held back (close-file)",
            200_000,
            () => Refusal(c, Secretary, typeof(CloseFile))
        );
        Measure(
            "all that the secretary may do, or not yet",
            5_000,
            () => CaseMachine.ActionsFor(c, Secretary, Now, Rulebook)
        );
        Measure(
            "configuring a machine, on a thread of its own",
            50,
            () =>
            {
                var thread = new Thread(() => Refusal(c, Shop, typeof(Comment)));
                thread.Start();
                thread.Join();
            }
        );
    }

    private static Refusal? Refusal(Case c, Actor by, Type command) =>
        CaseMachine.WhyRefused(c, command, Context(by), null);

    private static ActContext Context(Actor by) => new(new Act(by, Now), Rulebook, ExternalFacts.None);

    private static Case Examined()
    {
        var member = new MemberSnapshot(
            "demo-shop",
            "Demo Shop",
            "https://shop.example",
            "shop@example.org",
            null,
            "nl",
            "becommerce",
            true
        );
        var complaint = Pattern.Complaint("Jan Peeters", "The parcel never came.") with
        {
            Respondent = new FiledRespondent("demo-shop"),
        };
        var c = Case.Register(
            complaint,
            "BC-2026-000001",
            new Act(new Actor(Role.Public, "public", "public"), Now),
            Rulebook,
            Rulebook,
            member
        );
        foreach (
            var (by, command) in new (Actor, Command)[]
            {
                (Secretary, new SendToMember()),
                (Shop, new Respond("We are sorry.", "The carrier was late.")),
            }
        )
        {
            if (c.Do(command, Context(by)) is { } no)
            {
                throw new InvalidOperationException($"{command.Name}: {no.Rule} {no.Reason}");
            }
        }

        return c;
    }

    private static void Measure(string what, int times, Action act)
    {
        for (var i = 0; i < times / 5; i++)
        {
            act();
        }

        var rounds = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < times; i++)
            {
                act();
            }

            rounds.Add(watch.Elapsed.TotalMicroseconds / times);
        }

        rounds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what, -60} {rounds[2], 10:N2} µs"));
    }
}
