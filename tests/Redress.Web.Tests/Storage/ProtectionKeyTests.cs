using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage;

/// <summary>The keys that seal cookies and links: shared by all nodes of one store, and encrypted there by the operator's certificate.</summary>
public sealed class ProtectionKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("redress-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Who_signed_in_at_one_node_is_known_at_the_other_and_after_a_restart()
    {
        var database = await TestCluster.NewDatabaseAsync();
        string cookies;
        await using (var one = Node(database))
        {
            cookies = await SignInAsync(one);
            await using var two = Node(database);
            Assert.True(await KnowsAsync(two, cookies));
        }

        await using var restarted = Node(database);
        Assert.True(await KnowsAsync(restarted, cookies));
        await using var stranger = Node(await TestCluster.NewDatabaseAsync());
        Assert.False(await KnowsAsync(stranger, cookies));
    }

    [Theory]
    [InlineData("keys.pfx")]
    [InlineData("keys.pem")]
    public async Task With_a_certificate_no_key_lies_in_the_store_as_it_is_and_only_the_certificate_opens_it(
        string name
    )
    {
        var database = await TestCluster.NewDatabaseAsync();
        var certificate = Certificate(name);
        string cookies;
        await using (var one = Node(database, certificate))
        {
            cookies = await SignInAsync(one);
            await using var two = Node(database, certificate);
            Assert.True(await KnowsAsync(two, cookies));
            var stored = Assert.Single(await new Sql(one).ListAsync("select xml from \"ProtectionKeys\""));
            Assert.Contains("<encryptedSecret", stored, StringComparison.Ordinal);
            Assert.Contains("EncryptedKey", stored, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", stored, StringComparison.Ordinal);
        }

        await using (var without = Node(database))
            Assert.False(await KnowsAsync(without, cookies));
        // A newer certificate takes its place: what the former encrypted is opened as long as it is named.
        await using var renewed = Node(database, Certificate("newer-" + name), certificate);
        Assert.True(await KnowsAsync(renewed, cookies));
    }

    [Fact]
    public async Task Keys_of_before_stay_good_when_a_certificate_is_named()
    {
        var database = await TestCluster.NewDatabaseAsync();
        string cookies;
        await using (var before = Node(database))
        {
            cookies = await SignInAsync(before);
            var stored = Assert.Single(await new Sql(before).ListAsync("select xml from \"ProtectionKeys\""));
            Assert.Contains("masterKey", stored, StringComparison.Ordinal);
        }

        await using var after = Node(database, Certificate("keys.pfx"));
        Assert.True(await KnowsAsync(after, cookies));
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_stops_the_start_and_is_named()
    {
        var missing = Path.Combine(_folder, "missing.pfx");
        await using var app = Node(await TestCluster.NewDatabaseAsync(), missing);
        var refused = Assert.Throws<StoreException>(() => app.Services);
        Assert.Contains(missing, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_without_a_file_stops_the_start_and_the_setting_is_named()
    {
        var settings = new Dictionary<string, string> { ["DataProtection:Certificates:0:Password"] = "opens it" };
        await using var app = new TestApp(await TestCluster.NewDatabaseAsync(), settings: settings);
        var refused = Assert.Throws<StoreException>(() => app.Services);
        Assert.StartsWith("DataProtection:Certificates:0:File ", refused.Message, StringComparison.Ordinal);
    }

    private static TestApp Node(string database, params string[] certificates)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, i) in certificates.Select((c, i) => (c, i)))
        {
            settings[$"DataProtection:Certificates:{i}:File"] = file;
            settings[$"DataProtection:Certificates:{i}:Password"] = "opens it";
        }
        return new TestApp(database, settings: settings);
    }

    private static async Task<string> SignInAsync(TestApp app)
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        var html = await client.GetStringAsync("/account/login");
        var answer = await client.PostAsync(
            "/account/login",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] = html.Split("name=\"__RequestVerificationToken\" value=\"")[1]
                        .Split('"')[0],
                    ["_handler"] = "login",
                    ["Fields.Email"] = "secretary@demo.example",
                    ["Fields.Password"] = "Demo-Pass-2026",
                }
            )
        );
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    private static async Task<bool> KnowsAsync(TestApp app, string cookies)
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cases");
        request.Headers.Add("Cookie", cookies);
        using var answer = await client.SendAsync(request);
        return answer.IsSuccessStatusCode;
    }

    // Long expired: nobody has to trust it, and it goes on encrypting and opening.
    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=redress", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddYears(-2),
            DateTimeOffset.UtcNow.AddYears(-1)
        );
        var file = Path.Combine(_folder, name);
        if (name.EndsWith(".pfx", StringComparison.Ordinal))
            File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, "opens it"));
        else
            File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return file;
    }
}
