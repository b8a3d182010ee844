namespace Redress.Web.Tests.Storage.Outages;

/// <summary>What an open page hears: that something changed.</summary>
internal sealed class ChangeStream : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private readonly StreamReader _reader;

    private ChangeStream(Stream stream) => _reader = new StreamReader(stream);

    /// <param name="client">Of somebody who may see the worklist.</param>
    public static async Task<ChangeStream> OpenAsync(HttpClient client)
    {
        var stream = new ChangeStream(await client.GetStreamAsync("/live/cases"));
        Assert.StartsWith("retry", await stream._reader.ReadLineAsync(), StringComparison.Ordinal);
        return stream;
    }

    /// <summary>Waits for the next change.</summary>
    public async Task ChangedAsync()
    {
        var line = "";
        while (!line.StartsWith("data", StringComparison.Ordinal))
        {
            line = await _reader.ReadLineAsync().WaitAsync(Timeout) ?? throw new EndOfStreamException();
        }
    }

    public void Dispose() => _reader.Dispose();
}
