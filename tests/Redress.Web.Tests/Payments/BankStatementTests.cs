using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Redress.Domain.Payments;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Payments;

/// <summary>A bank's statement books deposits and fines by their structured reference, once (BC-26, BC-30).</summary>
public sealed class BankStatementTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;
    private (string Number, string Code) _filed;

    private string Number => _filed.Number;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
        await _office.ClockAsync("2026-05-11T09:00:00+02:00");
        _filed = await _office.NotifiedAsync(
            "2026-05-11",
            new
            {
                outcome = "founded",
                reasons = "Zij zei niets.",
                norms = new[] { "2.2.4" },
                refrainFrom = "zwijgen",
                sanctions = new[] { new { kind = "fine", amount = new { amount = 2500, currency = "EUR" } } },
            }
        );
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("BC-26")]
    public async Task A_deposit_finds_its_appeal_and_admits_it_and_the_same_statement_again_changes_nothing()
    {
        await _office.ClockAsync("2026-05-20T09:00:00+02:00");
        await _office.DoAsync("shop", Number, "lodge-appeal", new { grounds = "Het was de vervoerder." });
        var statement = Statement(
            Paid(2000m, "2026-05-20", Structured(DepositReference.Of(Number, Domain.Party.Respondent)))
        );
        var first = await TakeAsync(statement);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        var matched = Assert.Single(first.Matched);
        Assert.Equal(
            (Number, "deposit", "respondent", "booked"),
            (Text(matched, "number"), Text(matched, "what"), Text(matched, "party"), Text(matched, "result"))
        );
        var appeal = (await _office.GetAsync("appeals", Number)).List("appeals").Single()!;
        Assert.Equal("admitted", Text(appeal, "state"));
        Assert.Equal(Text(appeal, "id"), Text(matched, "appeal"));
        var version = (await _office.GetAsync("appeals", Number)).Body!["version"]!.ToString();
        var again = await TakeAsync(statement);
        Assert.Equal("alreadyBooked", Text(Assert.Single(again.Matched), "result"));
        Assert.Equal(version, (await _office.GetAsync("appeals", Number)).Body!["version"]!.ToString());
    }

    [Fact]
    [Rule("BC-26")]
    public async Task What_is_paid_before_the_appeal_is_lodged_waits_for_it_and_what_was_booked_by_hand_is_not_booked_again()
    {
        await _office.ClockAsync("2026-05-20T09:00:00+02:00");
        var reference = DepositReference.Of(Number, Domain.Party.Complainant);
        var statement = Statement(
            Paid(150m, "2026-05-19", $"<Ustrd>Beroep {reference.Trim('+').Replace('/', ' ')} dank u</Ustrd>")
        );
        Assert.Equal("booked", Text(Assert.Single((await TakeAsync(statement)).Matched), "result"));
        await _office.DoAsync(
            _filed,
            "lodge-appeal",
            new
            {
                grounds = "Te licht.",
                language = "nl",
                acceptsArbitration = true,
            }
        );
        var file = await _office.GetAsync("appeals", Number);
        Assert.Equal("admitted", Text(file.List("appeals").Single()!, "state"));
        await _office.DoAsync("shop", Number, "lodge-appeal", new { grounds = "Het was de vervoerder." });
        var shops = (await _office.GetAsync("appeals", Number)).List("appeals").Last()!;
        await _office.DoAsync(
            "appeals",
            Number,
            "record-deposit",
            new
            {
                appeal = Text(shops, "id"),
                amount = new { amount = 2000, currency = "EUR" },
                booked = "2026-05-20",
            }
        );
        var late = await TakeAsync(
            Statement(Paid(2000m, "2026-05-20", Structured(DepositReference.Of(Number, Domain.Party.Respondent))))
        );
        Assert.Equal("alreadyBooked", Text(Assert.Single(late.Matched), "result"));
    }

    [Fact]
    [Rule("BC-30")]
    public async Task A_fine_is_paid_in_parts_and_two_equal_parts_of_one_day_are_two()
    {
        await _office.ClockAsync("2026-07-01T09:00:00+02:00");
        var fine = Text((await _office.GetAsync("secretary", Number)).Body!["decision"]!["sanctions"]![0]!, "id");
        await _office.DoAsync(
            "secretary",
            Number,
            "record-sanction-step",
            new
            {
                sanction = fine,
                step = "demanded",
                on = "2026-07-01",
            }
        );
        await _office.ClockAsync("2026-07-10T09:00:00+02:00");
        var reference = Structured(DepositReference.OfFine(Number));
        var parts = Statement(Paid(1000m, "2026-07-08", reference), Paid(1000m, "2026-07-08", reference));
        Assert.All((await TakeAsync(parts)).Matched, m => Assert.Equal("booked", Text(m, "result")));
        Assert.All((await TakeAsync(parts)).Matched, m => Assert.Equal("alreadyBooked", Text(m, "result")));
        await TakeAsync(Statement(Paid(500m, "2026-07-09", reference, "B-77")));
        var sanction = (await _office.GetAsync("secretary", Number)).Body!["decision"]!["sanctions"]![0]!;
        Assert.Equal("carriedOut", Text(sanction, "state"));
        Assert.Equal(
            ["instalmentPaid", "instalmentPaid", "paid"],
            sanction["steps"]!.AsArray().Select(s => Text(s!, "step")).Where(s => s != "demanded")
        );
    }

    [Fact]
    [Rule("BC-26")]
    public async Task What_finds_no_case_is_told_with_its_reason_and_books_nothing()
    {
        await _office.ClockAsync("2026-05-20T09:00:00+02:00");
        var ours = Structured(DepositReference.Of(Number, Domain.Party.Respondent));
        var said = await TakeAsync(
            Statement(
                Paid(10m, "2026-05-20", "<Ustrd>Alstublieft</Ustrd>"),
                Paid(10m, "2026-05-20", Structured("+++090/9337/55493+++")),
                Paid(10m, "2026-05-20", Structured(DepositReference.Of("BC-2026-999999", Domain.Party.Respondent))),
                Paid(10m, "2026-05-20", Structured(DepositReference.OfFine(Number))),
                Paid(10m, "2026-05-20", ours).Replace("CRDT", "DBIT", StringComparison.Ordinal),
                Paid(10m, "2026-05-20", ours).Replace("BOOK", "PDNG", StringComparison.Ordinal),
                Paid(10m, "2026-06-20", ours, "later")
            )
        );
        Assert.Empty(said.Matched);
        Assert.Equal(
            [
                "noReference",
                "unknownReference",
                "unknownReference",
                "nothingAsked",
                "noMoneyCame",
                "notBookedYet",
                "refused",
            ],
            said.Unmatched.Select(u => Text(u, "reason"))
        );
        Assert.All(said.Unmatched, u => Assert.NotEmpty(Text(u, "text")));
        Assert.Equal("decided", (await _office.GetAsync("appeals", Number)).Text("state"));
    }

    [Fact]
    public async Task Each_payment_of_a_batch_is_a_payment()
    {
        await _office.ClockAsync("2026-05-20T09:00:00+02:00");
        string Part(decimal amount, Domain.Party party) =>
            $"<TxDtls><AmtDtls><TxAmt><Amt Ccy=\"EUR\">{amount.ToString(CultureInfo.InvariantCulture)}</Amt></TxAmt></AmtDtls><RmtInf>{Structured(DepositReference.Of(Number, party))}</RmtInf></TxDtls>";
        var batch = Statement(
            $"<Ntry><Amt Ccy=\"EUR\">2150</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-05-19T10:00:00+02:00</DtTm></BookgDt><AcctSvcrRef>B-1</AcctSvcrRef><NtryDtls>{Part(2000, Domain.Party.Respondent)}{Part(150, Domain.Party.Complainant)}</NtryDtls></Ntry>"
        );
        var said = await TakeAsync(batch);
        Assert.Equal(["B-1/1", "B-1/2"], said.Matched.Select(m => Text(m, "bankReference")));
        Assert.Equal(["respondent", "complainant"], said.Matched.Select(m => Text(m, "party")));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("{}", 400)]
    [InlineData("<Document/>", 400)]
    [InlineData("<Document><BkToCstmrStmt>", 400)]
    [InlineData("<!DOCTYPE Document [<!ENTITY a \"b\">]><Document><BkToCstmrStmt>&a;</BkToCstmrStmt></Document>", 400)]
    [InlineData(
        "<Document><BkToCstmrStmt><Stmt><Ntry><Amt Ccy=\"EUR\">much</Amt></Ntry></Stmt></BkToCstmrStmt></Document>",
        400
    )]
    public async Task What_is_no_statement_is_refused_whole(string body, int code) =>
        Assert.Equal(code, (int)(await TakeAsync(body)).Status);

    [Theory]
    [InlineData("secretary", HttpStatusCode.Forbidden)]
    [InlineData("committee", HttpStatusCode.Forbidden)]
    [InlineData("shop", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Statements_are_for_who_handles_appeals_alone(string? who, HttpStatusCode code) =>
        Assert.Equal(code, (await TakeAsync(Statement(), who)).Status);

    [Fact]
    public async Task The_page_books_and_tells_the_same()
    {
        await _office.ClockAsync("2026-05-20T09:00:00+02:00");
        await _office.DoAsync("shop", Number, "lodge-appeal", new { grounds = "Het was de vervoerder." });
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        var handler = new Person(client);
        Assert.True(await handler.SignInAsync("appeals@demo.example", "Demo-Pass-2026"));
        var paid = Paid(2000m, "2026-05-20", Structured(DepositReference.Of(Number, Domain.Party.Respondent)));
        var page = await handler.SendFileAsync("/appeals/statements", "statement", Statement(paid));
        Assert.Contains(Number, page, StringComparison.Ordinal);
        Assert.Equal("appealed", (await _office.GetAsync("appeals", Number)).Text("state"));
        var refused = await handler.SendFileAsync("/appeals/statements", "statement", "no statement");
        Assert.Contains("error-summary", refused, StringComparison.Ordinal);
    }

    private static string Text(JsonNode of, string name) => of[name]?.GetValue<string>() ?? "";

    private static string Structured(string reference) =>
        $"<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>{reference.Trim('+').Replace("/", "", StringComparison.Ordinal)}</Ref></CdtrRefInf></Strd>";

    private static string Paid(decimal amount, string booked, string remittance, string? reference = null) =>
        $"<Ntry><Amt Ccy=\"EUR\">{amount.ToString(CultureInfo.InvariantCulture)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{booked}</Dt></BookgDt>{(reference is null ? "" : $"<AcctSvcrRef>{reference}</AcctSvcrRef>")}<NtryDtls><TxDtls><RltdPties><DbtrAcct><Id><IBAN>BE68539007547034</IBAN></Id></DbtrAcct></RltdPties><RmtInf>{remittance}</RmtInf></TxDtls></NtryDtls></Ntry>";

    private static string Statement(params string[] entries) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>BE71096123456769</IBAN></Id></Acct>{string.Concat(entries)}</Stmt></BkToCstmrStmt></Document>";

    private async Task<(
        HttpStatusCode Status,
        IReadOnlyList<JsonNode> Matched,
        IReadOnlyList<JsonNode> Unmatched
    )> TakeAsync(string body, string? who = "appeals")
    {
        var client = who is null ? _app.CreateClient() : await _office.PersonAsync(who);
        using var content = new StringContent(body, Encoding.UTF8, "application/xml");
        using var reply = await client.PostAsync("/api/v1/bank/statements", content);
        var text = await reply.Content.ReadAsStringAsync();
        var said = reply.IsSuccessStatusCode ? JsonNode.Parse(text) : null;
        return (
            reply.StatusCode,
            [.. (said?["matched"]?.AsArray() ?? []).Select(m => m!)],
            [.. (said?["unmatched"]?.AsArray() ?? []).Select(m => m!)]
        );
    }
}
