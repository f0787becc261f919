package codev.infra.localplatform.process;

import java.io.IOException;
import java.time.Duration;

/** Terminates a process: by a signal first, by force after a timeout. */
public final class ProcessTermination {

  private ProcessTermination() {}

  /** Returns when the process has ended, by itself or, after this long, by force. */
  public static void end(ProcessIdentity identity, String signal, Duration patience) {
    identity.process().ifPresent(process -> send(process, signal));
    var deadline = System.nanoTime() + patience.toNanos();
    while (identity.isAlive()) {
      if (System.nanoTime() > deadline)
        identity.process().ifPresent(ProcessHandle::destroyForcibly);
      PollDelay.sleep(20);
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
