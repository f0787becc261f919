package codev.infra.testkit.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What one {@code TEST-*.xml} of Surefire or Failsafe says.
 *
 * @param file the report itself
 */
record TestClassReport(
    Path file, String module, String testClass, int run, int skipped, List<TestFailure> failures) {

  private static final int LONGEST_MESSAGE = 240;
  private static final String CAUSE = "Caused by: ";

  static TestClassReport read(String module, Path file) throws IOException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (var in = Files.newInputStream(file)) {
      return read(file, module, factory.createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      throw new IOException("Not a test report: " + file, e);
    }
  }

  private static TestClassReport read(Path file, String module, XMLStreamReader xml)
      throws XMLStreamException {
    var testClass = "";
    int run = 0;
    int skipped = 0;
    var failures = new ArrayList<TestFailure>();
    var test = "";
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
      switch (xml.getLocalName()) {
        case "testsuite" -> testClass = attribute(xml, "name");
        case "testcase" -> {
          run++;
          test = attribute(xml, "name");
        }
        case "skipped" -> skipped++;
        case "failure", "error" ->
            failures.add(new TestFailure(module, testClass, test, message(xml, testClass)));
        default -> {}
      }
    }
    return new TestClassReport(file, module, testClass, run, skipped, List.copyOf(failures));
  }

  /** What was thrown, and what caused it first, and on which line of the class. */
  private static String message(XMLStreamReader xml, String testClass) throws XMLStreamException {
    var summary = firstTelling(attribute(xml, "message")).orElse(attribute(xml, "type"));
    var trace = xml.getElementText();
    var cause =
        trace
            .lines()
            .filter(line -> line.startsWith(CAUSE))
            .reduce((_, last) -> last)
            .map(line -> shortened(line.substring(CAUSE.length()).replace('\t', ' ').strip()))
            .filter(text -> !text.contains(summary));
    return shortened(summary)
        + cause.map(text -> ", caused by " + text).orElse("")
        + place(trace, testClass).map(place -> " (" + place + ")").orElse("");
  }

  /** The line of the class that is nearest to what was thrown, as {@code FirstTest.java:12}. */
  private static Optional<String> place(String trace, String testClass) {
    var frame =
        Pattern.compile(
            "\\s+at (?:\\S+/)?%s\\S*\\((\\S+:\\d+)\\)".formatted(Pattern.quote(testClass)));
    return trace
        .lines()
        .map(frame::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst();
  }

  /** The first line that is more than the beginning of a block. */
  private static Optional<String> firstTelling(String message) {
    return message
        .lines()
        .map(line -> line.replace('\t', ' ').strip())
        .filter(line -> !line.isEmpty() && !line.endsWith("{"))
        .findFirst();
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "…" : text;
  }

  private static String attribute(XMLStreamReader xml, String name) {
    var value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
