using System.Text.Json;
using System.Text.Json.Nodes;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Canary;

/// <summary>One case whose every text is a word of its own, driven from stage to stage by those whose acts they are.</summary>
internal abstract class CanaryCase(TestApp app, Office office)
{
    private readonly HashSet<string> _written = [];

    /// <summary>One letter, which all its words bear.</summary>
    public abstract string Key { get; }

    /// <summary>The stages one after another; null: nothing happens while the other cases go on.</summary>
    public abstract IReadOnlyList<Stage?> Stages { get; }

    public abstract IReadOnlyList<Text> Texts { get; }

    /// <summary>The account of the webshop; null: it has none, and acts by its code.</summary>
    public virtual string? Shop => "shop";

    public Stage Stage { get; private set; }

    public string Number { get; protected set; } = "";

    public string Code { get; protected set; } = "";

    /// <summary>The code of a webshop without an account, once it was told.</summary>
    public string? ShopCode { get; protected set; }

    /// <summary>The documents of the case by their ids.</summary>
    public List<string> Documents { get; } = [];

    /// <summary>The texts that were not typed after all.</summary>
    public IEnumerable<Text> Unwritten => Texts.Where(t => !_written.Contains(t.Name));

    /// <summary>Who finds the case at all, by its number.</summary>
    public virtual Who Finds => Who.All;

    protected TestApp App => app;

    protected Office Office => office;

    /// <summary>What a walker is to this case. It is named by its account, or by whose code it has.</summary>
    public virtual Who Is(string walker) =>
        walker switch
        {
            _ when walker == $"complainant-{Key}" => Who.Complainant,
            _ when walker == (Shop ?? $"shop-{Key}") => Who.Member,
            "" => Who.Anonymous,
            "secretary" => Who.Secretary,
            Walkers.OtherScheme => Number.StartsWith("WK-", StringComparison.Ordinal) ? Who.Secretary : Who.OtherMember,
            "committee" or "committee2" => Who.Committee,
            "appeals" => Who.Appeals,
            "registrar" => Who.Registrar,
            "supervisor" => Who.Supervisor,
            "admin" => Who.Administrator,
            _ when walker.StartsWith("complainant", StringComparison.Ordinal) => Who.OtherComplainant,
            _ => Who.OtherMember,
        };

    public bool MayRead(Text text, Who who) => (text.At(Stage) | text.Also).HasFlag(who);

    public async Task ToAsync(Stage stage)
    {
        Stage = stage;
        await GoAsync(stage);
    }

    protected abstract Task GoAsync(Stage stage);

    /// <summary>The word of a text that is typed now.</summary>
    protected string W(string name)
    {
        _written.Add(name);
        return Texts.Single(t => t.Name == name).Word;
    }

    protected async Task FileAsync(object complaint)
    {
        Check("file-complaint", complaint);
        (Number, Code) = await office.FileAsync(complaint);
    }

    /// <summary>An act of somebody with an account.</summary>
    protected Task<Reply> By(string account, string action, object? body = null)
    {
        Check(action, body);
        return office.DoAsync(account, Number, action, body);
    }

    protected Task<Reply> ByComplainant(string action, object? body = null) => ByCode(Code, action, body);

    protected Task<Reply> ByShop(string action, object? body = null) =>
        Shop is { } account ? By(account, action, body) : ByCode(ShopCode!, action, body);

    protected async Task<Person> AtDeskAsync(string account)
    {
        var person = new Person(app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private Task<Reply> ByCode(string code, string action, object? body)
    {
        Check(action, body);
        return office.DoAsync((Number, code), action, body);
    }

    // That each word stands in the field by which it is named.
    private void Check(string action, object? body)
    {
        if (body is not null)
        {
            Check(JsonSerializer.SerializeToNode(body), action);
        }
    }

    private void Check(JsonNode? node, string path)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields)
            {
                Check(value, $"{path}.{name}");
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var value in list)
            {
                Check(value, path);
            }
        }
        else if (
            node?.GetValueKind() == JsonValueKind.String
            && node.GetValue<string>() is var said
            && Texts.FirstOrDefault(t => said.Contains(t.Word, StringComparison.Ordinal)) is { } text
        )
        {
            Assert.Equal(text.Field, path);
        }
    }

    /// <summary>Filed, answered, heard, decided with that sanction, and posted on the day of its pronouncement.</summary>
    /// <param name="onTheWay">What is done once it was sent to the webshop.</param>
    /// <returns>The day on which it was posted.</returns>
    protected async Task<string> DecidedAsync(object complaint, object sanction, Func<Task>? onTheWay = null)
    {
        await FileAsync(complaint);
        await By("secretary", "send-to-member");
        await (onTheWay?.Invoke() ?? Task.CompletedTask);
        await ByShop("respond", new { answer = "It came.", defence = "It came in time." });
        await ByComplainant("comment", new { nothingToAdd = true });
        await By("secretary", "declare-complete");
        await By("secretary", "close-file");
        await By("committee", "decide", Redress.Testing.Stages.Founded(sanction));
        var pronounced = await By("secretary", "confirm-decision");
        var posted = pronounced.Body!["decision"]!["pronouncedOn"]!.GetValue<string>();
        await By("secretary", "notify", new { posted, reference = "RR-7" });
        return posted;
    }
}
