using System.Text.Json;
using Bogus;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Commands;
using Redress.Web.Scheduling;
using Redress.Web.Storage;
using Person = Bogus.Person;

namespace Redress.Web.Demo;

/// <summary>Plays the demo's stories through the desk, by real acts over simulated months, up to today.</summary>
internal sealed class DemoSeed(
    CaseService cases,
    SettableClock clock,
    DueWorker worker,
    IDbContextFactory<AppDb> factory,
    ILogger<DemoSeed> log
)
{
    private const string Done = "demo-seeded";
    private readonly Dictionary<string, Dictionary<string, string[]>> _words = Words();
    private readonly Randomizer _random = new(2026);

    public async Task Play(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (await db.Set<SettingRow>().AnyAsync(s => s.Name == Done, cancel))
        {
            return;
        }

        // A seed that was cut off is not begun again over its own cases; the clock goes back to today all the same.
        if (!await db.Set<CaseRow>().AnyAsync(cancel))
        {
            await Tell(cancel);
            await DemoStandardTexts.Write(db, cancel);
        }

        clock.Set(TimeProvider.System.GetUtcNow());
        await clock.Save(db, cancel);
        db.Add(new SettingRow { Name = Done, Value = "yes" });
        await db.SaveChangesAsync(cancel);
    }

    private async Task Tell(CancellationToken cancel)
    {
        var actors = await Actors(cancel);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var plan = DemoScenarios
            .All()
            .SelectMany(scenario =>
                scenario
                    .Steps.Select(step => (step.DaysAgo, Story: scenario, Step: (DemoStep?)step))
                    .Prepend((scenario.FiledDaysAgo, scenario, null))
            )
            .OrderByDescending(s => s.Item1)
            .ToList();
        var minute = 0;
        foreach (var (daysAgo, scenario, step) in plan)
        {
            var morning = new DateTimeOffset(today.AddDays(-daysAgo).ToDateTime(new TimeOnly(7, 30)), TimeSpan.Zero);
            clock.Set(morning.AddMinutes(minute++ % 90));
            await worker.DoWhatIsDue(cancel);
            if (step is null)
            {
                await File(scenario, today.AddDays(-daysAgo), cancel);
            }
            else if (scenario.Number is { } number)
            {
                await Do(scenario, number, step, today.AddDays(-daysAgo), actors, cancel);
            }
        }

        clock.Set(TimeProvider.System.GetUtcNow());
        await worker.DoWhatIsDue(cancel);
    }

    private async Task File(DemoScenario scenario, DateOnly day, CancellationToken cancel)
    {
        var person = new Person(Locale(scenario.Language), _random.Int(1, 100_000));
        var spam = scenario.Kind == CaseKind.UnsolicitedAdvertising;
        var complaint = new FileComplaint(
            scenario.Scheme,
            scenario.Kind,
            scenario.Language,
            new FiledComplainant(
                ComplainantKind.Consumer,
                person.FullName,
                $"{_random.AlphaNumeric(8)}@consumer.example",
                null,
                new Address(
                    person.Address.Street,
                    person.Address.ZipCode,
                    person.Address.City,
                    scenario.Scheme == "becommerce" ? "BE" : "NL"
                )
            ),
            scenario.Member is { } member
                ? new FiledRespondent(member)
                : new FiledRespondent(
                    null,
                    "Buiten Winkel",
                    "https://www.buiten-winkel.example",
                    "info@buiten-winkel.example"
                ),
            Say(scenario, "facts"),
            Say(scenario, "claim"),
            Purchase: spam
                ? null
                : new FiledPurchase(
                    $"{_random.Int(10_000, 99_999)}",
                    day.AddDays(-40),
                    Money.Euro(_random.Int(15, 400) + 0.95m)
                ),
            Messages: spam ? [Say(scenario, "spam")] : null,
            ContactedShopOn: spam ? null : day.AddDays(-20)
        );
        var filingResult = await cases.File(complaint, [], cancel: cancel);
        scenario.Number = filingResult.Case?.Number;
        if (filingResult.Refusal is { } no)
        {
            log.LogError(
                "A story of the demo was not filed: {Rule} {Reason}",
                no.Rule,
                no.Fields.Count > 0 ? no.Fields[0] : no.Reason
            );
        }
    }

    private async Task Do(
        DemoScenario scenario,
        string number,
        DemoStep step,
        DateOnly day,
        IReadOnlyDictionary<string, Actor> actors,
        CancellationToken cancel
    )
    {
        var c = (await cases.Find(number, Actor.Clock, cancel))!;
        var actor = step.Actor switch
        {
            "complainant" => new Actor(Role.Complainant, CaseView.ComplainantId(number), c.Complainant.Name),
            "respondent" => actors[c.Respondent.MemberId!],
            var name => actors[name],
        };
        var command = step.Command(new DemoContext(c, day, what => Say(scenario, what)));
        var actResult = await cases.Do(number, actor, command, cancel: cancel);
        if (actResult.Refusal is { } no)
        {
            log.LogError(
                "{Number} stopped at {Action}: {Rule} {Reason}",
                number,
                command.Name,
                no.Rule,
                no.Fields.Count > 0 ? no.Fields[0] : no.Reason
            );
            scenario.Number = null;
        }
    }

    private async Task<IReadOnlyDictionary<string, Actor>> Actors(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var users = await db.Users.AsNoTracking().ToListAsync(cancel);
        var actors = new Dictionary<string, Actor>();
        foreach (var (email, name, role, member, _) in DemoAccounts.People)
        {
            var id = users.Single(u => u.Email == email).Id;
            var capacity = role switch
            {
                Roles.Secretary => Role.Secretary,
                Roles.Committee => Role.Committee,
                Roles.Appeals => Role.Appeals,
                Roles.Member => Role.Respondent,
                _ => Role.Public,
            };
            actors[member ?? email.Split('@')[0]] = new Actor(capacity, id, name)
            {
                MemberId = member,
                CommitteeSchemes = capacity == Role.Committee ? [DemoAccounts.Scheme] : [],
            };
        }

        return actors;
    }

    // About unsolicited advertising other words are said than about a purchase, where there are any.
    private string Say(DemoScenario scenario, string what)
    {
        var words = _words[scenario.Language];
        return _random.ArrayElement(
            scenario.Kind == CaseKind.UnsolicitedAdvertising && words.TryGetValue($"spam:{what}", out var own)
                ? own
                : words[what]
        );
    }

    private static string Locale(string language) =>
        language == "nl" ? "nl"
        : language == "fr" ? "fr"
        : "en_GB";

    private static Dictionary<string, Dictionary<string, string[]>> Words()
    {
        using var stream = typeof(DemoSeed).Assembly.GetManifestResourceStream("Redress.Web.Demo.stories.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(stream)!;
    }
}
