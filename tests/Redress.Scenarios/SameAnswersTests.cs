using Redress.Testing;

namespace Redress.Scenarios;

/// <summary>A program that uses the API cannot tell which database is behind it.</summary>
public sealed class SameAnswersTests
{
    [Fact]
    public async Task Story_a_gets_the_same_answers_from_both_engines() =>
        Same(
            await AnswersAsync(
                new LateDelivery(TestStore.NewSqliteAsync),
                s => s.From_an_incomplete_complaint_to_a_rejected_appeal_and_a_closed_case(),
                s => s.Answers
            ),
            await AnswersAsync(
                new LateDelivery(TestCluster.NewDatabaseAsync),
                s => s.From_an_incomplete_complaint_to_a_rejected_appeal_and_a_closed_case(),
                s => s.Answers
            )
        );

    [Fact]
    public async Task Story_b_gets_the_same_answers_from_both_engines() =>
        Same(
            await AnswersAsync(
                new UnsolicitedMail(TestStore.NewSqliteAsync),
                s => s.A_member_that_never_answers_is_suspended_and_loses_its_label_on_the_right_day(),
                s => s.Answers
            ),
            await AnswersAsync(
                new UnsolicitedMail(TestCluster.NewDatabaseAsync),
                s => s.A_member_that_never_answers_is_suspended_and_loses_its_label_on_the_right_day(),
                s => s.Answers
            )
        );

    [Fact]
    public async Task Story_c_gets_the_same_answers_from_both_engines() =>
        Same(
            await AnswersAsync(
                new TwoFora(TestStore.NewSqliteAsync),
                s => s.Both_appeal_before_both_fora_and_the_case_is_decided_anew_within_what_the_arbitrator_left(),
                s => s.Answers
            ),
            await AnswersAsync(
                new TwoFora(TestCluster.NewDatabaseAsync),
                s => s.Both_appeal_before_both_fora_and_the_case_is_decided_anew_within_what_the_arbitrator_left(),
                s => s.Answers
            )
        );

    [Fact]
    public async Task Story_d_gets_the_same_answers_from_both_engines() =>
        Same(
            await AnswersAsync(
                new SilentCase(TestStore.NewSqliteAsync),
                s => s.A_file_in_which_everybody_is_silent_comes_to_its_end(),
                s => s.Answers
            ),
            await AnswersAsync(
                new SilentCase(TestCluster.NewDatabaseAsync),
                s => s.A_file_in_which_everybody_is_silent_comes_to_its_end(),
                s => s.Answers
            )
        );

    private static async Task<IReadOnlyList<string>> AnswersAsync<TStory>(
        TStory story,
        Func<TStory, Task> play,
        Func<TStory, IReadOnlyList<string>> answers
    )
        where TStory : IAsyncLifetime
    {
        await story.InitializeAsync();
        try
        {
            await play(story);
            return answers(story);
        }
        finally
        {
            await story.DisposeAsync();
        }
    }

    private static void Same(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        Assert.True(one.Count > 10);
        // One by one, so that what differs is shown and not only that something does.
        foreach (var (answer, same) in one.Zip(other))
        {
            Assert.Equal(answer, same);
        }

        Assert.Equal(one.Count, other.Count);
    }
}
