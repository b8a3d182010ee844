using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>The same write under the same key is done once and answered the same.</summary>
public sealed class IdempotencyTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    [Fact]
    public async Task An_act_is_done_once_and_answered_the_same_however_often_it_is_sent()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var first = await _office.TryAsync("secretary", number, "start-mediation", new { }, Key("act"));
        var again = await _office.TryAsync("secretary", number, "start-mediation", new { }, Key("act"));
        Assert.Equal((200, 200), (first.Code, again.Code));
        Assert.Equal(first.Body!.ToJsonString(), again.Body!.ToJsonString());
        Assert.Equal(2, (await _office.GetAsync("secretary", number)).List("journal").Count());
        Assert.Equal(
            422,
            (await _office.TryAsync("secretary", number, "start-mediation", new { x = 1 }, Key("act"))).Code
        );
        Assert.Equal(
            409,
            (await _office.TryAsync("secretary", number, "start-mediation", new { }, Key("another"))).Code
        );
    }

    [Fact]
    [Rule("ST-2")]
    public async Task An_answer_under_a_key_tells_the_case_as_it_then_is()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var done = await _office.TryAsync("secretary", number, "start-mediation", new { }, Key("whole"));
        var then = await _office.GetAsync("secretary", number);
        Assert.Equal(then.Body!.ToJsonString(), done.Body!.ToJsonString());
        Assert.Equal(then.Headers.ETag!.Tag, done.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Doubles_of_an_act_sent_at_the_same_moment_are_done_once_and_answered_the_same()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        await _office.PersonAsync("secretary");
        var replies = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => _office.TryAsync("secretary", number, "start-mediation", new { }, Key("race")))
        );
        Assert.All(replies, r => Assert.Equal(200, r.Code));
        Assert.Single(replies.Select(r => r.Body!.ToJsonString()).Distinct());
        Assert.Equal(2, (await _office.GetAsync("secretary", number)).List("journal").Count());
    }

    [Fact]
    public async Task A_refused_act_leaves_its_key_free()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        Assert.Equal(
            422,
            (
                await _office.TryAsync("secretary", number, "send-to-member", new { responseTerm = "P3D" }, Key("free"))
            ).Code
        );
        Assert.Equal(
            200,
            (
                await _office.TryAsync(
                    "secretary",
                    number,
                    "send-to-member",
                    new { responseTerm = "P30D" },
                    Key("free")
                )
            ).Code
        );
    }

    [Fact]
    public async Task A_key_is_one_callers_own()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        Assert.Equal(200, (await _office.TryAsync("secretary", number, "start-mediation", new { }, Key("mine"))).Code);
        Assert.Equal(409, (await _office.TryAsync("secretary2", number, "start-mediation", new { }, Key("mine"))).Code);
        var (other, _) = await _office.FileAsync(Office.Complaint());
        Assert.Equal(200, (await _office.TryAsync("secretary", other, "start-mediation", new { }, Key("mine"))).Code);
    }

    [Fact]
    [Rule("BC-5")]
    public async Task After_a_day_a_key_is_forgotten()
    {
        var complaint = Office.Complaint(facts: $"Een dag later {Guid.NewGuid()}");
        var first = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", complaint, Key("day"));
        await AgeAsync(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        var same = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", complaint, Key("day"));
        Assert.Equal(first.Text("number"), same.Text("number"));
        await AgeAsync(TimeSpan.FromMinutes(2));
        var later = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", complaint, Key("day"));
        Assert.Equal(201, later.Code);
        Assert.NotEqual(first.Text("number"), later.Text("number"));
        Assert.Equal(
            later.Text("number"),
            (await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", complaint, Key("day"))).Text("number")
        );
    }

    [Fact]
    public async Task Neither_the_key_nor_the_tracking_code_can_be_read_in_the_store()
    {
        var key = $"key-{Guid.NewGuid():N}";
        var filed = await _office.PublicAsync(
            HttpMethod.Post,
            "/api/v1/complaints",
            Office.Complaint(),
            ("Idempotency-Key", key)
        );
        Assert.Empty(await new WholeDatabase(_sql).FindAsync(key));
        Assert.Empty(await new WholeDatabase(_sql).FindAsync(filed.Text("trackingCode")));
    }

    [Fact]
    [Rule("BC-5")]
    public async Task Multipart_is_the_same_by_its_parts_and_not_by_its_boundary()
    {
        var complaint = JsonSerializer.Serialize(Office.Complaint(facts: $"In delen {Guid.NewGuid()}"));
        var first = await FileAsync(complaint, Stages.Pdf, "parts");
        var again = await FileAsync(complaint, Stages.Pdf, "parts");
        Assert.Equal((201, 201), (first.Status, again.Status));
        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.Equal(422, (await FileAsync(complaint, [.. Stages.Pdf, 1], "parts")).Status);
        var number = first.Body["number"]!.GetValue<string>();
        Assert.Single(
            (await _office.TrackAsync(number, first.Body["trackingCode"]!.GetValue<string>())).List("documents")
        );
    }

    [Fact]
    [Rule("BC-4")]
    public async Task A_document_sent_again_under_its_key_is_kept_once()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var first = await UploadAsync(number, Stages.Pdf, "upload");
        var again = await UploadAsync(number, Stages.Pdf, "upload");
        Assert.Equal((201, 201), (first.Status, again.Status));
        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.Equal(422, (await UploadAsync(number, [.. Stages.Pdf, 1], "upload")).Status);
        Assert.Single((await _office.GetAsync("secretary", number)).List("documents"));
    }

    private async Task<(int Status, JsonNode Body)> FileAsync(string complaint, byte[] document, string key)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(complaint, Encoding.UTF8, "application/json"), "complaint" },
            { new ByteArrayContent(document), "documents", "bewijs.pdf" },
        };
        return await PostAsync(one.Client(), "/api/v1/complaints", form, key);
    }

    private async Task<(int Status, JsonNode Body)> UploadAsync(string number, byte[] document, string key)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("parties"), "for" },
            { new ByteArrayContent(document), "document", "bewijs.pdf" },
        };
        return await PostAsync(await _office.PersonAsync("secretary"), $"/api/v1/cases/{number}/documents", form, key);
    }

    private static async Task<(int Status, JsonNode Body)> PostAsync(
        HttpClient client,
        string path,
        HttpContent content,
        string key
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static (string, string) Key(string key) => ("Idempotency-Key", key);

    private async Task AgeAsync(TimeSpan by)
    {
        await using var db = await one.App.NewDbAsync();
        foreach (var row in await db.Set<IdempotencyRow>().ToListAsync())
        {
            row.CreatedAt -= by;
        }

        await db.SaveChangesAsync();
    }
}
