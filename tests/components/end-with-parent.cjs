// Required before a program: ends it when whoever started it is gone. Its standard input closes then, even after a kill.
process.stdin.on("end", () => process.exit(0)).resume();
