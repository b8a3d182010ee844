using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Procedure;

/// <summary>
/// The procedure judges as it did: walks from fixed seeds against the lines kept in <c>Judgments.txt</c>. Who changes the law on purpose writes them anew
/// (<c>REDRESS_UPDATE_DOCS=1</c>) and reads the difference.
/// </summary>
public sealed class JudgmentTests
{
    private const int Kept = 36;

    [Fact]
    [Rule("ST-1")]
    public void Every_act_is_judged_as_it_was()
    {
        string[] now =
        [
            .. Enumerable.Range(0, Kept).SelectMany(seed => JudgedWalk.Of(seed, withFile: false).Prepend($"# {seed}")),
        ];
        var path = Repository.PathOf("tests", "Redress.Domain.Tests", "Procedure", "Judgments.txt");
        if (Environment.GetEnvironmentVariable("REDRESS_UPDATE_DOCS") == "1")
        {
            File.WriteAllLines(path, now);
        }

        var before = File.ReadAllLines(path);
        for (var i = 0; i < Math.Min(now.Length, before.Length); i++)
        {
            Assert.True(now[i] == before[i], $"Line {i + 1} was “{before[i]}” and is “{now[i]}”.");
        }

        Assert.Equal(before.Length, now.Length);
    }
}
