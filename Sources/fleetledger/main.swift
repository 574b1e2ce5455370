import CommandLine

await FleetLedger.main()
