using System.Reflection;

namespace Redress.PowerLoss;

/// <summary>Runs the program, unchanged, on the tracing file system: the trace's path, then the program's own arguments.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("Redress.PowerLoss TRACE [arguments of the program]");
            return 2;
        }

        using var trace = new Trace(args[0]);
        AnswersOnRecord.Trace = trace;
        TracingVfs.Register(trace, asDefault: true);
        Environment.SetEnvironmentVariable(
            "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES",
            typeof(Program).Assembly.GetName().Name
        );
        // Its own name finds its pages' files.
        Environment.SetEnvironmentVariable("ASPNETCORE_APPLICATIONNAME", "Redress.Web");
        var program = Assembly.Load("Redress.Web").EntryPoint!;
        return (int)program.Invoke(null, [args[1..]])!;
    }
}
