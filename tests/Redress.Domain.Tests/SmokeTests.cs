namespace Redress.Domain.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void The_domain_stands_on_the_base_library_alone()
    {
        var domain = System.Reflection.Assembly.Load("Redress.Domain");
        Assert.All(domain.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name));
    }
}
