package codev.infra.simulator;

import codev.infra.simulator.scenario.ProgressListener;
import java.io.PrintStream;

/**
 * Shows the progress of a simulation: one line that is drawn again, or one now and then in a file.
 */
final class ProgressBar implements ProgressListener, AutoCloseable {
  private static final int WIDTH = 40;
  private static final int TENTHS = 10;

  private final PrintStream out;
  private final boolean redraws;
  private final long begin = System.nanoTime();
  private int expected;
  private int done;
  private int reportedTenths;
  private boolean closed;

  /**
   * @param redraws for a terminal; else for a file
   */
  ProgressBar(PrintStream out, boolean redraws) {
    this.out = out;
    this.redraws = redraws;
  }

  @Override
  public synchronized void expect(int additional) {
    expected += additional;
  }

  @Override
  public synchronized void done() {
    done++;
    if (redraws) draw("\r", "");
    else if (done * TENTHS / expected > reportedTenths) {
      reportedTenths = done * TENTHS / expected;
      draw("", System.lineSeparator());
    }
  }

  private void draw(String before, String after) {
    int full = done * WIDTH / expected;
    out.printf(
        "%s[%s%s] %3d %%  %.0f s%s",
        before,
        "=".repeat(full),
        " ".repeat(WIDTH - full),
        done * 100 / expected,
        seconds(),
        after);
    out.flush();
  }

  double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  @Override
  public synchronized void close() {
    if (redraws && !closed && done > 0) out.println();
    closed = true;
    out.flush();
  }
}
