using Redress.Web.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Letters;

public class ContactTests
{
    private static readonly DateOnly Today = new(2026, 3, 13);
    private static readonly User Ann = Named("ann"),
        Bob = Named("bob"),
        Cas = Named("cas");

    [Fact]
    public void The_contact_is_the_one_of_the_case_else_of_the_organisation_else_the_first_user()
    {
        Assert.Equal("cas", Contacts.Of([Ann, Bob, Cas], "cas", "bob")!.Id);
        Assert.Equal("bob", Contacts.Of([Ann, Bob, Cas], "gone", "bob")!.Id);
        Assert.Equal("ann", Contacts.Of([Ann, Bob, Cas], null, null)!.Id);
        Assert.Null(Contacts.Of([], "cas", "bob"));
    }

    [Theory]
    [InlineData("2026-03-12", "2026-03-12", "ann")]
    [InlineData("2026-03-13", "2026-03-13", "bob")]
    [InlineData("2026-03-01", "2026-03-13", "bob")]
    [InlineData("2026-03-14", "2026-03-20", "ann")]
    public void An_absence_counts_from_its_first_day_through_its_last(string from, string until, string reader)
    {
        var ann = Away("ann", "bob", from, until);
        Assert.Equal(reader, Contacts.ReaderOn(Today, [ann, Bob, Cas], ann)!.Id);
    }

    [Fact]
    public void An_absent_substitute_hands_on_to_its_own_and_at_last_to_whoever_is_there()
    {
        var (ann, bob) = (Away("ann", "bob"), Away("bob", "cas"));
        Assert.Equal("cas", Contacts.ReaderOn(Today, [ann, bob, Cas], ann)!.Id);
        Assert.Equal("cas", Contacts.ReaderOn(Today, [ann, Away("bob", "ann"), Cas], ann)!.Id);
        Assert.Equal("bob", Contacts.ReaderOn(Today, [Away("ann", null), Bob], Away("ann", null))!.Id);
    }

    [Fact]
    public void When_nobody_is_there_the_contact_gets_it_after_all() =>
        Assert.Equal("ann", Contacts.ReaderOn(Today, [Away("ann", "bob"), Away("bob", "ann")], Away("ann", "bob"))!.Id);

    private static User Named(string id) => new() { Id = id, Email = $"{id}@shop.example" };

    private static User Away(string id, string? substitute, string from = "2026-03-01", string until = "2026-03-31") =>
        new()
        {
            Id = id,
            Email = $"{id}@shop.example",
            SubstituteId = substitute,
            AbsentFrom = DateOnly.Parse(from),
            AbsentUntil = DateOnly.Parse(until),
        };
}
