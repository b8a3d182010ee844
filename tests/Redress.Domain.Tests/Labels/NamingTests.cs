using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels;

public sealed class NamingTests
{
    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static LabelOffice Named(LabelOffice office) =>
        office
            .Do(new NameProvider(office.LastMeasure().Id, "The shop keeps no promise"))
            .Do(LabelOffice.Registrar2, new ConfirmProposed("name-provider"));

    [Theory]
    [Rule("WK-5")]
    [InlineData("2026-06-12", "2026-06-20")]
    [InlineData("2026-12-23", "2027-01-01")] // over both days of Christmas; it appears on whatever day comes next
    [InlineData("2026-04-30", "2026-05-09")] // Liberation Day
    public void The_provider_reads_the_text_for_five_working_days_and_then_it_is_public(string told, string published)
    {
        var office = Named(ALogo.Valid().At("2026-04-01").Decided().At(told));
        Assert.Equal("label-naming-text", office.LastTold().Template);
        Assert.Equal("The shop keeps no promise", office.LastTold().Values["text"]);
        Assert.Equal(Day(published), office.LastTold().Values["from"]);
        office.At(Day(published).AddDays(-1).ToString("yyyy-MM-dd", null) + " 23:59");
        Assert.Empty(office.File.PublicNames);
        office.At(published + " 00:00");
        var name = Assert.Single(office.File.PublicNames);
        Assert.Equal(("The shop keeps no promise", Day(published)), (name.Text, name.PublishedOn));
    }

    [Fact]
    [Rule("WK-5")]
    public void It_is_taken_down_after_twelve_months()
    {
        var office = Named(ALogo.Valid().AtOnce(MeasureKind.Withdraw).At("2026-06-12")).At("2027-06-20 23:59");
        Assert.Single(office.File.PublicNames);
        office.At("2027-06-21 00:00");
        Assert.Empty(office.File.PublicNames);
        Assert.Equal("label-name-taken-down", office.LastTold().Template);
        Assert.Equal(
            RefusalReason.NamedAlready,
            office.Try(LabelOffice.Registrar, new NameProvider(office.LastMeasure().Id, "Again"))!.Reason
        );
    }

    [Fact]
    [Rule("WK-5")]
    public void Naming_and_taking_down_take_two_people_each()
    {
        var office = ALogo.Valid().Decided().Do(new NameProvider(ALogo.Valid().Decided().LastMeasure().Id, "Text"));
        Assert.Null(office.LastMeasure().Naming);
        var confirm = new ConfirmProposed("name-provider");
        Assert.Equal(RefusalReason.SecondPersonNeeded, office.Try(LabelOffice.Registrar, confirm)!.Reason);
        office.Do(LabelOffice.Registrar2, confirm).At("2026-03-02");
        office.Do(new TakeDownName(office.LastMeasure().Id));
        Assert.Single(office.File.PublicNames);
        Assert.Equal(
            RefusalReason.SecondPersonNeeded,
            office.Try(LabelOffice.Registrar, new ConfirmProposed("take-down-name"))!.Reason
        );
        office.Do(LabelOffice.Registrar2, new ConfirmProposed("take-down-name"));
        Assert.Empty(office.File.PublicNames);
        Assert.DoesNotContain(LabelTermKind.Naming, office.RunningTerms());
        Assert.Equal(
            RefusalReason.NotNamed,
            office.Try(LabelOffice.Registrar, new TakeDownName(office.LastMeasure().Id))!.Reason
        );
    }

    [Fact]
    [Rule("WK-5")]
    public void Nobody_is_named_before_a_measure_was_decided()
    {
        var office = ALogo.Valid().Warned();
        var refused = office.Try(LabelOffice.Registrar, new NameProvider(office.LastMeasure().Id, "Text"))!;
        Assert.Equal(("WK-5", RefusalReason.NoMeasureOpen), (refused.Rule, refused.Reason));
        office.At("2026-03-02").AtOnce();
        Assert.Equal(
            ("measure", FieldReason.Unknown),
            office.Try(LabelOffice.Registrar, new NameProvider("measure-99", "Text")).Wrong()
        );
    }

    [Fact]
    [Rule("WK-5")]
    public void The_name_goes_at_once_when_the_suspension_is_lifted_and_does_not_come_after()
    {
        var office = Named(ALogo.Valid().Decided()).At("2026-03-02");
        office.Do(new LiftMeasure(office.LastMeasure().Id));
        Assert.Empty(office.File.PublicNames);
        Assert.Equal(
            RefusalReason.NoMeasureOpen,
            office.Try(LabelOffice.Registrar, new NameProvider(office.LastMeasure().Id, "Text"))!.Reason
        );

        var reading = Named(ALogo.Valid().Decided());
        reading.Do(new LiftMeasure(reading.LastMeasure().Id)).At("2026-06-01");
        Assert.Empty(reading.File.PublicNames);
        Assert.Null(reading.LastMeasure().Naming!.PublishedOn);
    }

    [Fact]
    [Rule("WK-5")]
    public void A_text_that_was_stopped_before_it_was_public_may_be_written_anew()
    {
        var office = Named(ALogo.Valid().Decided());
        office
            .Do(new TakeDownName(office.LastMeasure().Id))
            .Do(LabelOffice.Registrar2, new ConfirmProposed("take-down-name"));
        Named(office).At("2026-06-01");
        Assert.Single(office.File.PublicNames);
    }

    [Fact]
    [Rule("WK-5")]
    public void The_text_is_there_and_not_endless()
    {
        var office = ALogo.Valid().Decided();
        Refusal? Try(string text) => office.Try(LabelOffice.Registrar, new NameProvider(office.LastMeasure().Id, text));
        Assert.Equal(("text", FieldReason.Required), Try(" ").Wrong());
        Assert.Equal(("text", FieldReason.TooLong), Try(new string('a', 2001)).Wrong());
        Assert.Null(Try(new string('a', 2000)));
    }

    [Fact]
    [Rule("WK-5")]
    public void The_name_of_a_withdrawn_provider_stays_when_it_asks_anew()
    {
        var office = Named(ALogo.Valid().AtOnce(MeasureKind.Withdraw)).At("2026-03-02");
        office.Do(LabelOffice.Shop, new ApplyForLabel(ALogo.Kind, Undertaking: true));
        office.Do(ALogo.Granting("2026-03-02"));
        Assert.Single(office.File.PublicNames);
    }
}
