namespace Redress.Web.Storage.Body;

/// <summary>The settings that were made on pages, for whoever asks the configuration: source and what it gives in one.</summary>
internal sealed class StoredConfiguration : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>From now on these are all; whoever waits for changes is told.</summary>
    public void Become(IReadOnlyDictionary<string, string?> values)
    {
        Data = new Dictionary<string, string?>(values, StringComparer.OrdinalIgnoreCase);
        OnReload();
    }
}
