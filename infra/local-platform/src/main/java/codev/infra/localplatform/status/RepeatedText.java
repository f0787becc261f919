package codev.infra.localplatform.status;

import java.io.PrintStream;

/** Prints a text whenever it has changed: on a terminal in the place of the one before. */
public final class RepeatedText {
  private static final String CLEARED = "\u001b[H\u001b[2J";

  private final PrintStream out;
  private final String before;
  private String printed = "";

  public RepeatedText(PrintStream out, boolean isTerminal) {
    this.out = out;
    before = isTerminal ? CLEARED : "\n";
  }

  public void print(String text) {
    if (text.equals(printed)) return;
    out.print(before + text);
    out.flush();
    printed = text;
  }
}
