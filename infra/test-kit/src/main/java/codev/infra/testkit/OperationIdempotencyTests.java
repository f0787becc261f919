package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tests that every writing operation of a service is idempotent: it is sent twice, the second
 * answer is the first one, and no event was added. The service's published document names the
 * operations; one without an example fails.
 */
public final class OperationIdempotencyTests {
  private static final Set<String> CHANGING_METHODS = Set.of("post", "put", "patch", "delete");

  private final String service;
  private final TestApiClient auditor;
  private final Map<String, Supplier<Request>> examples = new TreeMap<>();
  private final Set<String> tallies = new HashSet<>();

  /**
   * A request whose preconditions are met.
   *
   * @param body a file's bytes are put, anything else is posted
   */
  public record Request(TestApiClient by, String path, Object body) {
    TestApiClient.Answer send() {
      return body instanceof byte[] file ? by.put(path, file) : by.post(path, body);
    }
  }

  /**
   * @param service as in its addresses, e.g. {@code sessions}
   * @param auditor who may read its log
   */
  public OperationIdempotencyTests(String service, TestApiClient auditor) {
    this.service = service;
    this.auditor = auditor;
  }

  /**
   * @param operation e.g. {@code POST /api/people}
   * @param example creates the preconditions and returns the request
   */
  public OperationIdempotencyTests example(String operation, Supplier<Request> example) {
    examples.put(operation, example);
    return this;
  }

  /** Likewise, of an operation whose answer counts what it did: the second time, nothing. */
  public OperationIdempotencyTests tally(String operation, Supplier<Request> example) {
    tallies.add(operation);
    return example(operation, example);
  }

  /** One test for each operation: return them from a {@code @TestFactory}. */
  public Stream<DynamicTest> all() {
    var documented = operations();
    var known = new TreeSet<>(documented);
    known.addAll(examples.keySet());
    return known.stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation + " envoyé deux fois compte une fois",
                    () -> prove(operation, documented)));
  }

  private List<String> operations() {
    var document = auditor.get("/api/" + service + "/openapi").body();
    return document.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(CHANGING_METHODS::contains)
                    .map(verb -> verb.toUpperCase(Locale.ROOT) + " " + path.getKey()))
        .toList();
  }

  private void prove(String operation, List<String> documented) {
    assertThat(documented).as("operations of %s", service).contains(operation);
    var example = examples.get(operation);
    if (example == null) throw new AssertionError("no example of " + operation);
    var request = example.get();
    var before = head();
    var first = request.send();
    assertThat(first.succeeded()).as(first.toString()).isTrue();
    var between = head();
    var second = request.send();
    assertThat(second.status()).as(second.toString()).isEqualTo(first.status());
    if (!tallies.contains(operation)) assertThat(second.text()).isEqualTo(first.text());
    var continued = histories(between, Long.MAX_VALUE);
    continued.retainAll(histories(before, between));
    assertThat(continued).as("histories that the second sending continued").isEmpty();
  }

  private long head() {
    return auditor.get("/api/audit/" + service + "/checkpoint").position();
  }

  private Set<String> histories(long after, long upTo) {
    var histories = new TreeSet<String>();
    var commits = auditor.get("/api/audit/" + service + "/commits?from=" + (after + 1));
    for (var commit : commits.body().path("commits"))
      if (commit.path("position").asLong() <= upTo)
        histories.add(commit.path("aggregate").toString());
    return histories;
  }
}
