using System.Reflection;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;

namespace Redress.Domain.Tests.Law;

/// <summary>What keeps the house easy to find one's way in: handlers, parameters, folders.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void Every_command_has_one_handler_that_is_called_as_it_is()
    {
        var handled = typeof(Case)
            .GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(method => method.Name == "Handle")
            .Select(method => method.GetParameters()[0].ParameterType)
            .ToList();
        var commands = typeof(Command)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract);
        Assert.Equal(
            commands.Select(Command.NameOf).Order(StringComparer.Ordinal),
            handled.Select(Command.NameOf).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_act_that_moves_an_appeal_is_a_command() =>
        Assert.All(
            Enum.GetValues<AppealAct>(),
            act =>
                Assert.Contains(
                    typeof(Command).Assembly.GetTypes(),
                    type =>
                        type.IsSubclassOf(typeof(Command)) && $"{act}".StartsWith(type.Name, StringComparison.Ordinal)
                )
        );

    [Theory]
    [InlineData("Redress.Anonymity")]
    [InlineData("Redress.Domain")]
    [InlineData("Redress.Web")]
    public void No_method_has_more_than_six_parameters(string name)
    {
        using var project = new CompiledProject(Repository.Assembly(name));
        var methods = project.Methods().ToList();
        Assert.Contains(methods, method => method.Parameters is 3 or 4);
        // Constructors and what a record brings along are lists of parts, not calls that somebody has to understand.
        Assert.Empty(
            methods
                .Where(method => method.Parameters > 6 && method.Name is not (".ctor" or "Deconstruct"))
                .Where(method => !method.Name.Contains('<', StringComparison.Ordinal))
                .Select(method => $"{method.Type}.{method.Name} ({method.Parameters})")
        );
    }

    [Fact]
    public void No_folder_holds_more_than_thirty_source_files() =>
        Assert.Empty(
            Repository
                .Files("src", ".cs", ".razor")
                .Concat(Repository.Files("tests", ".cs", ".razor"))
                .Where(file => !file.Name.Contains("/Migrations/", StringComparison.Ordinal))
                .CountBy(file => Path.GetDirectoryName(file.Name)!)
                .Where(folder => folder.Value > 30)
                .Select(folder => $"{folder.Key} ({folder.Value})")
        );
}
