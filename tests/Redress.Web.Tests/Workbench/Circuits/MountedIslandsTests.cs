using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests.Law;
using Redress.Web.Storage;
using Redress.Web.Workbench.Circuits;

namespace Redress.Web.Tests.Workbench.Circuits;

/// <summary>
/// What every part of a page that is mounted into a circuit keeps to: it is found again after a navigation, takes nothing that was true when it began, says whose work
/// it is, and holds neither a database nor the sign-in's own services, which are one request's.
/// </summary>
public sealed partial class MountedIslandsTests
{
    private static readonly Type[] Plain =
    [
        typeof(string),
        typeof(bool),
        typeof(int),
        typeof(long),
        typeof(Guid),
        typeof(DateOnly),
    ];

    private static readonly Type[] OfARequest =
    [
        typeof(UserManager<User>),
        typeof(SignInManager<User>),
        typeof(RoleManager<IdentityRole>),
        typeof(IHttpContextAccessor),
        typeof(HttpContext),
    ];

    private static readonly ILookup<string, Type> Components = typeof(Program)
        .Assembly.GetTypes()
        .Where(t => typeof(IComponent).IsAssignableFrom(t) && !t.IsAbstract)
        .ToLookup(t => t.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Sources = Repository
        .Files("src/Redress.Web", ".razor")
        .GroupBy(f => Path.GetFileNameWithoutExtension(f.Name), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => string.Concat(g.Select(f => f.Text)), StringComparer.Ordinal);

    private static readonly IReadOnlyList<(string Tag, Type Type)> Mounted =
    [
        .. Repository
            .Files("src/Redress.Web", ".razor")
            .SelectMany(f => Mount().Matches(f.Text))
            .Select(m => (m.Value, Components[m.Groups[1].Value].Single())),
    ];

    [Fact]
    public void It_has_a_key_by_which_a_navigation_finds_it_again()
    {
        Assert.Contains(Mounted, m => m.Type == typeof(Providers));
        Assert.Empty(Mounted.Where(m => !m.Tag.Contains("@key=", StringComparison.Ordinal)).Select(m => m.Tag));
    }

    [Fact]
    [Rule("FP-12")]
    public void It_is_given_plain_values_alone_and_nobody_s_rights() =>
        Assert.Empty(
            Mounted
                .SelectMany(m => m.Type.GetProperties())
                .Where(p => p.IsDefined(typeof(ParameterAttribute)))
                .Where(p => !Plain.Contains(Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType))
                .Select(p => $"{p.DeclaringType!.Name}.{p.Name}")
        );

    [Fact]
    [Rule("FP-12")]
    public void It_says_whose_work_it_is() =>
        Assert.All(
            Mounted.Select(m => m.Type).Where(t => t != typeof(Providers)).Distinct(),
            type =>
            {
                Assert.True(typeof(DeskIsland).IsAssignableFrom(type), type.Name);
                var roles =
                    (IReadOnlyList<string>)
                        type.GetProperty("Roles", BindingFlags.Instance | BindingFlags.NonPublic)!
                            .GetValue(Activator.CreateInstance(type))!;
                Assert.NotEmpty(roles);
                Assert.Subset(Roles.Staff.Split(',').ToHashSet(), roles.ToHashSet());
            }
        );

    [Fact]
    public void It_holds_no_database_and_nothing_of_one_request()
    {
        var drawn = Drawn();
        Assert.Contains(typeof(Providers), drawn);
        Assert.Empty(
            drawn
                .SelectMany(t => Given(t).Select(given => (Component: t.Name, Given: given)))
                .Where(x =>
                    OfARequest.Contains(x.Given)
                    || typeof(DbContext).IsAssignableFrom(x.Given)
                    || x.Given == typeof(IDbContextFactory<AppDb>)
                    || Builds(x.Given, [])
                )
                .Select(x => $"{x.Component}: {x.Given.Name}")
        );
    }

    // What is mounted, and what that draws.
    private static HashSet<Type> Drawn()
    {
        var drawn = new HashSet<Type>();
        var open = new Queue<Type>(Mounted.Select(m => m.Type));
        while (open.TryDequeue(out var type))
        {
            if (!drawn.Add(type) || !Sources.TryGetValue(type.Name, out var source))
                continue;
            foreach (var child in Tag().Matches(source).SelectMany(m => Components[m.Groups[1].Value]))
                open.Enqueue(child);
        }

        return drawn;
    }

    private static IEnumerable<Type> Given(Type component)
    {
        for (var type = component; type is not null; type = type.BaseType)
        {
            foreach (
                var property in type.GetProperties(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            {
                if (
                    property.IsDefined(typeof(InjectAttribute))
                    || property.IsDefined(typeof(CascadingParameterAttribute))
                )
                    yield return property.PropertyType;
            }
        }
    }

    // A service of ours that is built on what is one request's is that itself.
    private static bool Builds(Type service, HashSet<Type> seen) =>
        service.Assembly == typeof(Program).Assembly
        && seen.Add(service)
        && service
            .GetConstructors()
            .SelectMany(c => c.GetParameters())
            .Any(p =>
                OfARequest.Contains(p.ParameterType)
                || typeof(DbContext).IsAssignableFrom(p.ParameterType)
                || Builds(p.ParameterType, seen)
            );

    [GeneratedRegex("""<([A-Z]\w*)(?:[^<>"]|"[^"]*")*?\s@rendermode=(?:[^<>"]|"[^"]*")*>""")]
    private static partial Regex Mount();

    [GeneratedRegex(@"<([A-Z]\w*)\b")]
    private static partial Regex Tag();
}
