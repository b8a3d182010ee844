using Microsoft.Extensions.Configuration;
using Redress.Web.Letters;

namespace Redress.Web.Tests.Letters;

/// <summary>A letter's text that the body wrote itself comes before those of the folder and of the program, and is gone again at once.</summary>
public sealed class StoredTextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("redress-letters-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_schemes_own_text_comes_before_that_of_all_before_the_folder_before_the_programs()
    {
        File.WriteAllText(Path.Combine(_folder, "case-closed.nl.md"), "# Map\n\nUit de map.\n");
        var templates = new Templates(
            new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["Letters:Folder"] = _folder })
                .Build()
        );
        var shipped = Subject(templates, "becommerce", "fr");
        Assert.Equal("Map", Subject(templates, "becommerce", "nl"));
        templates.Become(
            new Dictionary<(string, string, string), string>
            {
                [("becommerce", "case-closed", "nl")] = "# Eigen\n\nVan het schema.\n",
                [("", "case-closed", "nl")] = "# Allen\n\nVan alle.\n",
                [("", "case-closed", "fr")] = "# Tous\n\nDe tous.\n",
                [("", "case-closed", "en")] = "# Broken\n\n{{#open}}\n",
            }
        );
        Assert.Equal("Eigen", Subject(templates, "becommerce", "nl"));
        Assert.Equal("Allen", Subject(templates, "webshop-keurmerk", "nl"));
        Assert.Equal("Tous", Subject(templates, "becommerce", "fr"));
        var broken = Assert.Throws<InvalidOperationException>(() => Subject(templates, "becommerce", "en"));
        Assert.Contains("case-closed.en.md", broken.Message, StringComparison.Ordinal);

        templates.Become(new Dictionary<(string, string, string), string>());
        Assert.Equal("Map", Subject(templates, "becommerce", "nl"));
        Assert.Equal(shipped, Subject(templates, "becommerce", "fr"));
        Assert.NotEmpty(Subject(templates, "becommerce", "en"));
    }

    private static string Subject(Templates templates, string scheme, string language) =>
        templates
            .Find(scheme, "case-closed", language)
            .Subject.Fill(new Dictionary<string, object>(), language, _ => Template.Parse(""));
}
