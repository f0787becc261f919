package codev.infra.testkit.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What one {@code TEST-*.xml} of Surefire or Failsafe says. */
record TestClassReport(
    String module, String testClass, int run, int skipped, List<TestFailure> failures) {

  private static final int LONGEST_MESSAGE = 240;

  static TestClassReport read(String module, Path file) throws IOException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (var in = Files.newInputStream(file)) {
      return read(module, factory.createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      throw new IOException("Not a test report: " + file, e);
    }
  }

  private static TestClassReport read(String module, XMLStreamReader xml)
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
            failures.add(new TestFailure(module, testClass, test, message(xml)));
        default -> {}
      }
    }
    return new TestClassReport(module, testClass, run, skipped, List.copyOf(failures));
  }

  /** The first line that says something, else the type of what was thrown. */
  private static String message(XMLStreamReader xml) {
    var message =
        attribute(xml, "message")
            .lines()
            .map(line -> line.replace('\t', ' ').strip())
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse(attribute(xml, "type"));
    return message.length() > LONGEST_MESSAGE
        ? message.substring(0, LONGEST_MESSAGE) + "…"
        : message;
  }

  private static String attribute(XMLStreamReader xml, String name) {
    var value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
