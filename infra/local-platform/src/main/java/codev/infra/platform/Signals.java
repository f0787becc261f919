package codev.infra.platform;

import java.io.IOException;
import java.time.Duration;

/** Ends a process: politely, then not. */
final class Signals {

  /** Longer than any of our programs needs; whatever is cut off survives by its log. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private Signals() {}

  /** Returns when the process has ended. */
  static void end(Mark mark, String signal) {
    mark.process().ifPresent(process -> send(process, signal));
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (mark.isAlive()) {
      if (System.nanoTime() > deadline) mark.process().ifPresent(ProcessHandle::destroyForcibly);
      Pause.ofMillis(20);
    }
  }

  private static void send(ProcessHandle process, String signal) {
    if (signal.equals("TERM")) {
      process.destroy();
      return;
    }
    try {
      // The shell's own kill, since the JDK sends no other signal.
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      process.destroy();
    }
  }
}
