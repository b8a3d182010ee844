using System.Text.RegularExpressions;

namespace Redress.Domain.Tests.Law;

/// <summary>The law stands alone: one package, which runs its tables, no waiting, no clock, no world outside (design §1, §8).</summary>
public sealed partial class PurityTests
{
    private static readonly string[] Foreign =
    [
        "System.TimeProvider",
        "System.IO.File",
        "System.IO.FileInfo",
        "System.IO.FileStream",
        "System.IO.Directory",
        "System.IO.DirectoryInfo",
        "System.IO.Path",
        "System.Console",
        "System.Random",
        "System.Diagnostics.Stopwatch",
        "System.Diagnostics.Process",
        "System.Threading.Timer",
        "System.Threading.Thread",
        "System.Threading.Tasks.Task",
        "System.Threading.Tasks.Task`1",
        "System.Threading.Tasks.ValueTask",
        "System.Threading.Tasks.ValueTask`1",
        "System.Runtime.CompilerServices.IAsyncStateMachine",
    ];

    private static readonly UsedMember[] Clocks =
    [
        new("System.DateTime", "get_Now"),
        new("System.DateTime", "get_UtcNow"),
        new("System.DateTime", "get_Today"),
        new("System.DateTimeOffset", "get_Now"),
        new("System.DateTimeOffset", "get_UtcNow"),
        new("System.TimeZoneInfo", "get_Local"),
    ];

    [Theory]
    [InlineData("Redress.Anonymity", "", "")]
    [InlineData("Redress.Domain", "Redress.Anonymity", "Stateless")]
    public void The_law_stands_on_the_base_library_and_a_state_machine_alone(string name, string uses, string package)
    {
        using var project = new CompiledProject(Repository.Assembly(name));
        Assert.All(
            project.References.Where(used => used != uses && used != package),
            used => Assert.StartsWith("System.", used)
        );
        Assert.All(
            Repository.Files($"src/{name}", ".csproj"),
            file =>
                Assert.Equal(
                    package,
                    string.Join(' ', Reference().Matches(file.Text).Select(reference => reference.Groups["name"].Value))
                )
        );
    }

    [Theory]
    [InlineData("Case", "set_State", "Case.Arrive", "Case.Register")]
    [InlineData("Case", "Arrive", "CaseStateMachine.<.ctor>")]
    [InlineData("Appeal", "set_State", "Appeal.After")]
    [Rule("ST-1")]
    [Rule("ST-3")]
    public void Nothing_but_the_machine_changes_a_state(string type, string member, params string[] by)
    {
        using var domain = Domain();
        Assert.Equal(by, domain.CallersOf(type, member));
        using var web = new CompiledProject(Repository.Assembly("Redress.Web"));
        Assert.DoesNotContain(
            web.Members,
            used => used.Type.EndsWith($".{type}", StringComparison.Ordinal) && used.Name == member
        );
    }

    [Fact]
    public void The_domain_waits_for_nothing_and_touches_nothing_outside()
    {
        using var domain = Domain();
        // An iterator of the compiler's making asks on which thread it is.
        Assert.DoesNotContain(
            domain.Members,
            member => member.Type == "System.Environment" && member.Name != "get_CurrentManagedThreadId"
        );
        Assert.DoesNotContain(
            domain.TypesOfOthers,
            type => Foreign.Contains(type) || type.StartsWith("System.Net.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_domain_never_asks_the_time()
    {
        using var domain = Domain();
        Assert.DoesNotContain(domain.Members, Clocks.Contains);
    }

    [GeneratedRegex("(?:Package|Framework)Reference Include=\"(?<name>[^\"]*)\"")]
    private static partial Regex Reference();

    private static CompiledProject Domain() => new(Repository.Assembly("Redress.Domain"));
}
