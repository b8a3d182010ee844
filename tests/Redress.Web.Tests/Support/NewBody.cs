using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Redress.Testing;

namespace Redress.Web.Tests.Support;

/// <summary>The program as an operator starts it for the first time: on an empty store, nobody in it, nothing set.</summary>
internal sealed partial class NewBody : IAsyncDisposable
{
    public const string Email = "arno@body.example";
    public const string Password = "lentil sandwich orbit 47";

    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        // A second factor is another test's affair, and all come from one address.
        ["Identity:StaffTwoFactor"] = "false",
        ["RateLimits:SignIn"] = "0",
        ["RateLimits:Filing"] = "0",
        ["RateLimits:Everything"] = "0",
    };

    private readonly CollectedLog _log = new();
    private readonly string _store;
    private readonly bool _ownsStore;

    private NewBody(string store, bool ownsStore, params (string Key, string Value)[] settings)
    {
        (_store, _ownsStore) = (store, ownsStore);
        var all = new Dictionary<string, string>(Usual, StringComparer.Ordinal);
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        App = new TestApp(store, environment: "Production", settings: all, sendsByItself: false)
        {
            Added = services => services.AddSingleton<ILoggerProvider>(_log),
        };
    }

    public TestApp App { get; }

    /// <summary>The code that its log tells; null where it tells none.</summary>
    public string? Code => _log.Lines.Select(l => Told().Match(l)).FirstOrDefault(m => m.Success)?.Value;

    public static async Task<NewBody> StartAsync(params (string Key, string Value)[] settings) =>
        On(await TestStore.NewAsync(), true, settings);

    /// <summary>On a store that is another's.</summary>
    public static NewBody On(string store, params (string Key, string Value)[] settings) => On(store, false, settings);

    /// <summary>A client with cookies of its own.</summary>
    public HttpClient Client() => App.CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>Makes the first administrator, who is signed in then.</summary>
    public async Task<Person> AdministratorAsync()
    {
        var person = new Person(Client());
        Assert.Equal("/admin/start", await person.RedirectAsync("/setup", Fields(Code!)));
        return person;
    }

    public static (string, string)[] Fields(string code, string email = Email, string password = Password) =>
        [("setupCode", code), ("name", "Arno Admin"), ("email", email), ("password", password), ("repeat", password)];

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (_ownsStore)
        {
            TestStore.Delete(_store);
        }
    }

    private static NewBody On(string store, bool owns, (string Key, string Value)[] settings)
    {
        var body = new NewBody(store, owns, settings);
        body.App.StartServer();
        return body;
    }

    [GeneratedRegex("[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Told();
}
