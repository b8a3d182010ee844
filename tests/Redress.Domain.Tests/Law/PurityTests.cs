using System.Text.RegularExpressions;

namespace Redress.Domain.Tests.Law;

/// <summary>The law stands alone: no package, no waiting, no clock, no world outside (design §1, §8).</summary>
public sealed class PurityTests
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
    [InlineData("Redress.Anonymity", "")]
    [InlineData("Redress.Domain", "Redress.Anonymity")]
    public void The_law_stands_on_the_base_library_alone(string name, string uses)
    {
        using var project = new CompiledProject(Repository.Assembly(name));
        Assert.All(project.References.Where(used => used != uses), used => Assert.StartsWith("System.", used));
        Assert.All(
            Repository.Files($"src/{name}", ".csproj"),
            file => Assert.DoesNotMatch(new Regex("PackageReference|FrameworkReference"), file.Text)
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

    private static CompiledProject Domain() => new(Repository.Assembly("Redress.Domain"));
}
