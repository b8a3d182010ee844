using Redress.Testing;
using static Redress.Web.Tests.Operations.OperatorProcess;

namespace Redress.Web.Tests.Operations;

/// <summary>How the program is asked for a command, and what it says when it is asked wrongly.</summary>
public sealed class CommandLineTests
{
    private static readonly string[] Names =
    [
        "backup",
        "restore",
        "verify",
        "verify-certificate",
        "move-store",
        "create-admin",
        "rederive-terms",
    ];

    [Theory]
    [InlineData(0, "help")]
    [InlineData(0, "--help")]
    [InlineData(64, "back-up")]
    [InlineData(64, "help", "back-up")]
    public async Task All_commands_are_listed(int exit, params string[] args)
    {
        var said = await EndsAsync(exit, "/nowhere", args);
        Assert.All(Names, name => Assert.Contains($"  {name} ", said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "backup", "--help")]
    [InlineData(0, "help", "backup")]
    [InlineData(64, "backup")]
    [InlineData(64, "backup", "one", "two")]
    public async Task One_command_is_explained(int exit, params string[] args) =>
        Assert.StartsWith("backup FILE\n", await EndsAsync(exit, "/nowhere", args), StringComparison.Ordinal);

    [Theory]
    [InlineData("verify --Storage:Directory={0}")]
    [InlineData("--Storage:Directory={0} verify")]
    public async Task Settings_may_stand_before_and_after_a_command(string line)
    {
        var folder = TestStore.NewFolder();
        var said = await EndsAsync(
            78,
            "/nowhere",
            [.. line.Split(' ').Select(a => a.Replace("{0}", folder, StringComparison.Ordinal))]
        );
        Assert.Contains($"There is no store in {folder}.", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
        TestStore.Delete(folder);
    }

    [Fact]
    public async Task A_setting_that_is_refused_is_told_in_a_sentence() =>
        Assert.Equal(
            "Proxy:Known has \"everybody\", which is neither an address nor a network such as 10.0.0.0/8.",
            await EndsAsync(78, "/nowhere", "verify", "--Proxy:Known=everybody")
        );
}
