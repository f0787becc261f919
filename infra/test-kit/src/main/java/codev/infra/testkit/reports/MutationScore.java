package codev.infra.testkit.reports;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Prints how many alterations of the code the tests have found, by the reports of PIT. */
public final class MutationScore {
  private static final String REPORT = "target/pit-reports/mutations.xml";
  private static final String NOT_COVERED = "NO_COVERAGE";

  private MutationScore() {}

  /**
   * Of a package, or of all of a module.
   *
   * @param notCovered of those that no test has found: how many are in code that none runs
   */
  record Score(int mutations, int found, int notCovered) {
    static final Score NONE = new Score(0, 0, 0);

    Score plus(Score other) {
      return new Score(
          mutations + other.mutations, found + other.found, notCovered + other.notCovered);
    }

    /** A row of a table. */
    String row(String module, String what) {
      return String.format(
          Locale.ROOT,
          "| %s | %s | %,d | %.1f %% | %,d | %,d |",
          module,
          what,
          mutations,
          100.0 * found / mutations,
          mutations - found,
          notCovered);
    }
  }

  /** {@code ROOT MODULE…}: prints a row for each package and each module; exits with 1 without. */
  @SuppressWarnings("SystemOut") // a program's own output
  public static void main(String[] arguments) throws IOException {
    var root = Path.of(arguments[0]);
    var modules = List.of(arguments).subList(1, arguments.length);
    if (!print(root, modules, System.out)) System.exit(1);
  }

  /**
   * @return whether each module has a report
   */
  static boolean print(Path root, List<String> modules, PrintStream out) throws IOException {
    out.println("| module | package | alterations | found | not found | not run at all |");
    out.println("|---|---|---|---|---|---|");
    boolean isComplete = true;
    for (var module : modules) {
      var report = root.resolve(module).resolve(REPORT);
      var packages = Files.exists(report) ? read(report) : new TreeMap<String, Score>();
      if (packages.isEmpty()) {
        out.printf("| %s | no report | | | | |%n", module);
        isComplete = false;
        continue;
      }
      packages.forEach((name, score) -> out.println(score.row(module, "`" + name + "`")));
      out.println(
          packages.values().stream()
              .reduce(Score.NONE, Score::plus)
              .row(module, "**all of these**"));
    }
    return isComplete;
  }

  /** By package. */
  static SortedMap<String, Score> read(Path report) throws IOException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (var in = Files.newInputStream(report)) {
      return read(factory.createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      throw new IOException("Not a report of PIT: " + report, e);
    }
  }

  private static SortedMap<String, Score> read(XMLStreamReader xml) throws XMLStreamException {
    var packages = new TreeMap<String, Score>();
    var one = Score.NONE;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
      switch (xml.getLocalName()) {
        case "mutation" ->
            one =
                new Score(
                    1,
                    "true".equals(xml.getAttributeValue(null, "detected")) ? 1 : 0,
                    NOT_COVERED.equals(xml.getAttributeValue(null, "status")) ? 1 : 0);
        case "mutatedClass" -> packages.merge(packageOf(xml.getElementText()), one, Score::plus);
        default -> {}
      }
    }
    return packages;
  }

  private static String packageOf(String type) {
    return type.substring(0, Math.max(0, type.lastIndexOf('.')));
  }
}
