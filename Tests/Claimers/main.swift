import Glibc

exit(Claimers.run(Array(CommandLine.arguments.dropFirst())))
