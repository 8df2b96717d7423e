using Chancery.Cli;

return await new CliApp(CliConsole.OfProcess(), dataFolder => new Workbench(dataFolder)).RunAsync(args);
