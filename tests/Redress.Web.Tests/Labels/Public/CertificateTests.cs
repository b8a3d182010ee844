using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Labels;
using Redress.Web.Labels.Certificates;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;
using static Redress.Web.Tests.Operations.OperatorProcess;

namespace Redress.Web.Tests.Labels.Public;

/// <summary>The signed certificate, who verifies it, the badge, and names that stand in public (BC-40, WK-5).</summary>
public sealed class CertificateTests : IAsyncLifetime
{
    private const string Named = "Keurmerk Shop gebruikte het logo <b>vier maanden</b> na de intrekking.";
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T10:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private HttpClient Client() => _app.CreateClient(new() { AllowAutoRedirect = false });

    private Person Anybody() => new(Client());

    private Task<string> SignedAsync(string member = "demo-shop") =>
        Client().GetStringAsync($"/api/v1/members/{member}/certificate");

    private async Task<IReadOnlyList<Jwk>> KeysAsync() =>
        Jwk.ReadSet(await Client().GetStringAsync("/.well-known/redress-keys.json"))!;

    // As whoever holds no key would: the payload is another, the rest as it was.
    private static string Forged(string signed, string old, string other)
    {
        var jws = JsonNode.Parse(signed)!;
        var said = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(jws["payload"]!.GetValue<string>()));
        Assert.Contains(old, said, StringComparison.Ordinal);
        jws["payload"] = Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(said.Replace(old, other, StringComparison.Ordinal))
        );
        return jws.ToJsonString();
    }

    [Fact]
    [Rule("BC-40")]
    public async Task A_certificate_says_whose_and_whether_valid_at_that_moment_and_holds_by_the_published_keys()
    {
        using var answer = await Client().GetAsync("/api/v1/members/demo-shop/certificate");
        Assert.Equal("application/jose+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=300", answer.Headers.CacheControl!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var (certificate, fault) = SignedCertificate.Verify(
            await answer.Content.ReadAsStringAsync(),
            await KeysAsync()
        );
        Assert.Null(fault);
        Assert.Equal(("demo-shop", "Demo Shop", "becommerce"), (certificate!.Id, certificate.Name, certificate.Scheme));
        Assert.True(certificate.Valid);
        Assert.Equal(DateTimeOffset.Parse("2026-03-02T09:00:00Z", null), certificate.At, TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(5), certificate.ValidUntil - certificate.At);
        Assert.Contains(certificate.Labels, l => l is { Kind: LabelKind.ForConsumers, Valid: true });
    }

    [Fact]
    [Rule("BC-40")]
    public async Task Of_a_label_that_is_not_valid_it_says_no_day_and_no_reason()
    {
        await new Sql(_app).DoAsync("UPDATE members SET membership = 'Suspended' WHERE id = 'demo-shop'");
        var signed = await SignedAsync();
        var (certificate, _) = SignedCertificate.Verify(signed, await KeysAsync());
        Assert.False(certificate!.Valid);
        Assert.All(certificate.Labels, l => Assert.Equal((false, null, null), (l.Valid, l.ValidFrom, l.ValidUntil)));
        var said = Encoding.UTF8.GetString(
            Base64Url.DecodeFromChars(JsonNode.Parse(signed)!["payload"]!.GetValue<string>())
        );
        Assert.DoesNotMatch("(?i)suspen|membership|state|reason", said);
    }

    [Fact]
    [Rule("BC-40")]
    public async Task What_was_changed_by_one_character_does_not_hold_nor_what_another_key_signed_nor_what_names_no_key()
    {
        var (signed, keys) = (await SignedAsync(), await KeysAsync());
        Assert.Equal(
            CertificateFault.Broken,
            SignedCertificate.Verify(Forged(signed, "Demo Shop", "Demo Shap"), keys).Fault
        );
        Assert.Equal(CertificateFault.UnknownKey, SignedCertificate.Verify(signed, []).Fault);
        // The key of another under the name of ours.
        using var other = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256
        );
        var theirs = Jwk.Of(other.ExportParameters(includePrivateParameters: false)) with { Kid = keys[0].Kid };
        Assert.Equal(CertificateFault.Broken, SignedCertificate.Verify(signed, [theirs]).Fault);
        foreach (
            var head in new[]
            {
                $$"""{"alg":"none","kid":"{{keys[0].Kid}}"}""",
                $$"""{"alg":"HS256","kid":"{{keys[0].Kid}}"}""",
                $$"""{"alg":"ES256","kid":"{{keys[0].Kid}}","crit":["exp"],"exp":1}""",
                """{"alg":"ES256"}""",
            }
        )
        {
            var jws = JsonNode.Parse(signed)!;
            jws["protected"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(head));
            Assert.Equal(CertificateFault.NotReadable, SignedCertificate.Verify(jws.ToJsonString(), keys).Fault);
        }

        foreach (
            var text in new[] { "", "{}", "[]", "null", "{\"payload\":\"?\",\"protected\":\"?\",\"signature\":\"?\"}" }
        )
        {
            Assert.Equal(CertificateFault.NotReadable, SignedCertificate.Verify(text, keys).Fault);
        }
    }

    [Fact]
    [Rule("BC-40")]
    public async Task After_a_year_another_key_signs_and_an_old_certificate_still_holds()
    {
        var (signed, first) = (await SignedAsync(), (await KeysAsync()).Single());
        await _office.ClockAsync("2027-03-03T10:00:00+01:00");
        var later = await SignedAsync();
        var keys = await KeysAsync();
        Assert.Equal(2, keys.Count);
        Assert.NotEqual(first.Kid, keys[0].Kid);
        Assert.Null(SignedCertificate.Verify(signed, keys).Fault);
        Assert.Null(SignedCertificate.Verify(later, keys).Fault);
        Assert.Equal(CertificateFault.UnknownKey, SignedCertificate.Verify(later, [first]).Fault);
    }

    [Fact]
    public async Task The_private_key_is_made_once_and_lies_sealed_in_the_store()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => KeysAsync()));
        Assert.Single(keys.SelectMany(k => k).Select(k => k.Kid).Distinct());
        var key = await _app.Services.GetRequiredService<CertificateKeys>().Current(default);
        await using var db = await _app.NewDbAsync();
        var stored = await db.Set<SettingRow>().SingleAsync(s => s.Name.StartsWith("certificate-key:"));
        Assert.Contains(key.Public.X, stored.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(key.Private), stored.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "\"d\"",
            await Client().GetStringAsync("/.well-known/redress-keys.json"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("BC-40")]
    public async Task Who_never_was_a_member_has_no_certificate_as_who_does_not_exist()
    {
        await new Sql(_app).DoAsync("UPDATE members SET joined_on = NULL WHERE id = 'demo-shop'");
        var asks = await _office.PublicAsync(HttpMethod.Get, "/api/v1/members/demo-shop/certificate");
        var nobody = await _office.PublicAsync(HttpMethod.Get, "/api/v1/members/nobody/certificate");
        Assert.Equal((404, 404), (asks.Code, nobody.Code));
        Assert.Equal(nobody.Body!["title"]!.ToJsonString(), asks.Body!["title"]!.ToJsonString());
    }

    [Fact]
    [Rule("BC-40")]
    public async Task Certificate_and_badge_ask_the_store_two_questions_each()
    {
        await SignedAsync();
        foreach (var path in new[] { "/api/v1/members/demo-shop/certificate", "/badge/demo-shop.svg" })
        {
            var asked = new List<string>();
            using (new ExecutedCommands(asked.Add))
            {
                await Client().GetStringAsync(path);
            }

            Assert.True(asked.Count <= 2, $"{path}: {string.Join("\n", asked)}");
        }
    }

    [Fact]
    [Rule("BC-40")]
    public async Task The_page_says_whose_it_is_and_that_a_changed_or_an_old_one_is_no_more_than_that()
    {
        var signed = await SignedAsync();
        var told = await Anybody().PostAsync("/verify-certificate?member=demo-shop", ("certificate", signed));
        Assert.Contains("The signature holds", told, StringComparison.Ordinal);
        Assert.Contains("this webshop held a valid label", told, StringComparison.Ordinal);
        Assert.Contains("no proof that all", told, StringComparison.Ordinal);
        Assert.DoesNotContain("no longer of now", told, StringComparison.Ordinal);
        Assert.Contains(
            "The signature does not hold",
            await Anybody().PostAsync("/verify-certificate", ("certificate", Forged(signed, "Demo Shop", "<b>x</b>"))),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no signed certificate",
            await Anybody().PostAsync("/verify-certificate", ("certificate", "<script>alert(1)</script>")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Paste a certificate",
            await Anybody().PostAsync("/verify-certificate", ("certificate", "")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The signature holds",
            await Anybody().SendFileAsync("/verify-certificate", "file", signed),
            StringComparison.Ordinal
        );
        await _office.ClockAsync("PT6M");
        Assert.Contains(
            "no longer of now",
            await Anybody().PostAsync("/verify-certificate", ("certificate", signed)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("BC-40")]
    public async Task A_command_verifies_it_by_the_keys_in_a_file_without_any_store()
    {
        var folder = TestStore.NewFolder();
        var (file, keys, forged) = (
            Path.Combine(folder, "certificate.json"),
            Path.Combine(folder, "keys.json"),
            Path.Combine(folder, "forged.json")
        );
        var signed = await SignedAsync();
        await File.WriteAllTextAsync(file, signed);
        await File.WriteAllTextAsync(forged, Forged(signed, "demo-shop", "evil-shop"));
        await File.WriteAllTextAsync(keys, await Client().GetStringAsync("/.well-known/redress-keys.json"));
        string[] at = ["--at", "2026-03-02T09:02:00Z"];
        var said = await EndsAsync(0, "/nowhere", ["verify-certificate", file, "--keys", keys, .. at]);
        Assert.Contains("member: Demo Shop (demo-shop, becommerce)", said, StringComparison.Ordinal);
        // It is of another day than this one: nothing is said of now.
        Assert.Contains(
            "ask for a new one",
            await EndsAsync(1, "/nowhere", "verify-certificate", file, "--keys", keys),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "does not hold",
            await EndsAsync(1, "/nowhere", ["verify-certificate", forged, "--keys", keys, .. at]),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no set of keys",
            await EndsAsync(1, "/nowhere", "verify-certificate", file, "--keys", folder + "/forged.json"),
            StringComparison.Ordinal
        );
        await EndsAsync(64, "/nowhere", "verify-certificate", file);
        TestStore.Delete(folder);
    }

    [Theory]
    [Rule("BC-40")]
    [InlineData("light", "fill=\"#ffffff\"", false)]
    [InlineData("dark", "fill=\"#1c1c1c\"", false)]
    [InlineData("auto", "prefers-color-scheme", true)]
    [InlineData("\"><script>", "fill=\"#ffffff\"", false)]
    public async Task The_badge_is_drawn_for_light_and_dark_sites_and_runs_nothing(
        string theme,
        string drawn,
        bool styled
    )
    {
        using var answer = await Client().GetAsync($"/badge/demo-shop.svg?lang=en&theme={Uri.EscapeDataString(theme)}");
        var text = await answer.Content.ReadAsStringAsync();
        var svg = XDocument.Parse(text);
        Assert.Contains(drawn, text, StringComparison.Ordinal);
        Assert.Contains("Consumers", svg.Root!.Value, StringComparison.Ordinal);
        Assert.Equal("public, max-age=300", answer.Headers.CacheControl!.ToString());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.EndsWith("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain(
            svg.Descendants(),
            e => e.Name.LocalName is "script" or "foreignObject" or "image" or "a"
        );
        if (styled)
        {
            // The one style is the one whose hash the policy names.
            var style = svg.Descendants().Single(e => e.Name.LocalName == "style").Value;
            var hash = Convert.ToBase64String(
                System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(style))
            );
            Assert.Contains($"style-src 'sha256-{hash}'", policy, StringComparison.Ordinal);
        }
        else
        {
            Assert.DoesNotContain("<style", text, StringComparison.Ordinal);
        }
    }

    private async Task ActAsync(string who, LabelCommand command)
    {
        var done = await _app
            .Services.GetRequiredService<LabelService>()
            .Do(new LabelCall("keurmerk-shop", new Actor(Role.Registrar, who, who)), command, default);
        Assert.Null(done.Refusal);
    }

    private async Task<string> MeasureAsync()
    {
        await using var db = await _app.NewDbAsync();
        var open = await _app.Services.GetRequiredService<LabelService>().Read(db, "keurmerk-shop", default);
        return open!.File.Measures[^1].Id;
    }

    [Fact]
    [Rule("WK-5")]
    public async Task A_name_stands_on_its_page_and_in_the_list_as_text_while_it_stands_and_nowhere_before_and_afterwards()
    {
        await ActAsync("one", new DecideMeasure(MeasureKind.Suspend, "Het logo staat elders.", Immediate: true));
        await ActAsync("two", new ConfirmProposed("decide-measure"));
        var measure = await MeasureAsync();
        await ActAsync("one", new NameProvider(measure, Named));
        await ActAsync("two", new ConfirmProposed("name-provider"));
        foreach (var path in new[] { "/members/keurmerk-shop", "/members/named" })
        {
            Assert.DoesNotContain("vier maanden", await Anybody().GetAsync(path), StringComparison.Ordinal);
        }

        await _office.ClockAsync("P12D");
        foreach (var path in new[] { "/members/keurmerk-shop", "/members/named" })
        {
            Assert.Contains(Named, await Anybody().GetAsync(path), StringComparison.Ordinal);
            Assert.DoesNotContain("<b>vier", await Client().GetStringAsync(path), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Named, await Anybody().GetAsync("/members/demo-shop"), StringComparison.Ordinal);
        await ActAsync("one", new TakeDownName(measure));
        await ActAsync("two", new ConfirmProposed("take-down-name"));
        Assert.DoesNotContain(
            "vier maanden",
            await Anybody().GetAsync("/members/keurmerk-shop"),
            StringComparison.Ordinal
        );
        Assert.Contains("No webshop is named", await Anybody().GetAsync("/members/named"), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-40"), Rule("BC-41"), Rule("WK-9")]
    public async Task The_certificate_page_leads_to_verifying_to_reporting_and_where_there_are_any_to_experiences()
    {
        var page = await Anybody().GetAsync("/members/demo-shop");
        Assert.Contains("/verify-certificate?member=demo-shop", page, StringComparison.Ordinal);
        Assert.Contains("/misuse?member=demo-shop", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/members/demo-shop/experiences", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Anybody().StatusAsync("/members/demo-shop/experiences"));
        Assert.Contains(
            "/members/keurmerk-shop/experiences",
            await Anybody().GetAsync("/members/keurmerk-shop"),
            StringComparison.Ordinal
        );
    }
}
