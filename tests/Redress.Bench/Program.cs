Console.WriteLine("Usage: dotnet run -c Release --project tests/Redress.Bench");
