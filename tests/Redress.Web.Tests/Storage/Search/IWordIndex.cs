using Redress.Web.Storage.Search;

namespace Redress.Web.Tests.Storage.Search;

/// <summary>Finds texts by the tokens that stand for them, by their numbers.</summary>
internal interface IWordIndex
{
    Task AddAsync(int text, string words);

    Task<IReadOnlyList<int>> FindAsync(SearchQuery query);
}
