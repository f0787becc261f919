package codev.infra.testkit;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The published messages as an AsyncAPI document: what {@code infra/docs/messages.md} states of
 * each, with its sample and schema.
 */
final class AsyncApiDocument {
  private static final Pattern TOPIC = Pattern.compile("### `([a-z.]+)`, published by ([a-z-]+)");
  private static final Pattern HEADER = Pattern.compile("\\| `(ce_[a-z]+)` \\| ([^|]+) \\|");
  private static final Pattern MESSAGE =
      Pattern.compile("\\| `([a-z][a-z0-9.-]+\\.v\\d+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\([^)]+\\)");
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  /** Not in every message. */
  private static final Set<String> OPTIONAL = Set.of("ce_hash", "ce_keyid", "ce_signature");

  private record Header(String name, String meaning) {}

  private record Message(String type, String when, String key, Set<String> consumers) {
    boolean isPublished() {
      return !when.endsWith("no longer published");
    }

    boolean isOfEveryTopic() {
      return type.startsWith("relay.");
    }

    Message consumedBy(Set<String> services) {
      return new Message(type, when, key, services);
    }
  }

  private record Topic(String name, String publisher, List<Message> messages) {
    Set<String> consumers() {
      var all = new TreeSet<String>();
      for (var message : messages) all.addAll(message.consumers());
      return all;
    }
  }

  private final Path samples;
  private final List<Header> headers = new ArrayList<>();
  private final List<Topic> topics = new ArrayList<>();
  private final List<Message> ofEveryTopic = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private AsyncApiDocument(Path repository) throws IOException {
    samples = repository.resolve("infra/message-samples/src/main/resources");
    for (var line : Files.readAllLines(repository.resolve("infra/docs/messages.md"))) read(line);
    for (var topic : topics) {
      var consumers = topic.consumers();
      for (var message : ofEveryTopic) topic.messages().add(message.consumedBy(consumers));
    }
  }

  static String yaml(Path repository) throws IOException {
    return new AsyncApiDocument(repository).yaml();
  }

  private void read(String line) {
    var header = HEADER.matcher(line);
    if (header.matches()) headers.add(new Header(header.group(1), plain(header.group(2))));
    var topic = TOPIC.matcher(line);
    if (topic.matches()) topics.add(new Topic(topic.group(1), topic.group(2), new ArrayList<>()));
    var message = MESSAGE.matcher(line);
    if (message.matches())
      add(
          new Message(
              message.group(1),
              plain(message.group(2)),
              plain(message.group(3)),
              consumers(message.group(4))));
  }

  private void add(Message message) {
    if (message.isOfEveryTopic()) ofEveryTopic.add(message);
    else topics.getLast().messages().add(message);
  }

  private static String plain(String markdown) {
    return LINK.matcher(markdown).replaceAll("$1").replace("`", "").strip();
  }

  private static Set<String> consumers(String cell) {
    if (cell.strip().equals("nobody yet")) return Set.of();
    return WORD.matcher(cell)
        .results()
        .map(word -> word.group() + "-service")
        .collect(toCollection(TreeSet::new));
  }

  private String yaml() throws IOException {
    line(0, "# Generated from infra/docs/messages.md and infra/message-samples; do not edit.");
    line(0, "# CONTRIBUTING.md states how it is written anew.");
    line(0, "asyncapi: 3.0.0");
    line(0, "info:");
    line(2, "title: Messages between the services");
    line(2, "version: '1'");
    line(2, "description: >-");
    line(4, "CloudEvents 1.0 in Kafka's binary mode. Order holds within a key. A message may");
    line(4, "arrive twice, with the same ce_n. Consumers ignore types and fields that they do");
    line(4, "not know.");
    line(0, "defaultContentType: application/json");
    line(0, "channels:");
    for (var topic : topics) channel(topic);
    line(0, "operations:");
    for (var topic : topics) operations(topic);
    line(0, "components:");
    headers();
    line(2, "messages:");
    for (var topic : topics)
      for (var message : topic.messages()) if (!message.isOfEveryTopic()) message(message);
    for (var message : ofEveryTopic) message(message);
    return text.toString();
  }

  private void channel(Topic topic) {
    line(2, topic.name() + ":");
    line(4, "address: " + topic.name());
    line(4, "description: Published by " + topic.publisher() + ".");
    line(4, "messages:");
    for (var message : topic.messages()) {
      line(6, message.type() + ":");
      line(8, "$ref: '#/components/messages/" + message.type() + "'");
    }
  }

  private void operations(Topic topic) {
    line(2, topic.publisher() + ".publishes:");
    line(4, "action: send");
    messages(topic, topic.messages().stream().filter(Message::isPublished).toList());
    for (var consumer : topic.consumers()) {
      line(2, consumer + ".consumes." + topic.name() + ":");
      line(4, "action: receive");
      messages(
          topic,
          topic.messages().stream().filter(one -> one.consumers().contains(consumer)).toList());
    }
  }

  private void messages(Topic topic, List<Message> messages) {
    line(4, "channel:");
    line(6, "$ref: '#/channels/" + topic.name() + "'");
    line(4, "messages:");
    for (var message : messages)
      line(6, "- $ref: '#/channels/" + topic.name() + "/messages/" + message.type() + "'");
  }

  private void headers() {
    line(2, "schemas:");
    line(4, "headers:");
    line(6, "type: object");
    line(6, "required:");
    for (var header : headers) if (!OPTIONAL.contains(header.name())) line(8, "- " + header.name());
    line(6, "properties:");
    for (var header : headers) {
      line(8, header.name() + ":");
      line(10, "type: string");
      line(10, "description: " + quoted(header.meaning()));
    }
  }

  private void message(Message message) throws IOException {
    line(4, message.type() + ":");
    line(6, "name: " + message.type());
    line(6, "summary: " + quoted(message.when()));
    line(6, "headers:");
    line(8, "$ref: '#/components/schemas/headers'");
    line(6, "bindings:");
    line(8, "kafka:");
    line(10, "key:");
    line(12, "type: string");
    line(12, "description: " + quoted(message.key()));
    line(6, "payload:");
    json(8, "schemas", message.type());
    line(6, "examples:");
    line(8, "- payload:");
    json(12, "messages", message.type());
  }

  /** JSON is YAML, wherever it is indented. */
  private void json(int indent, String folder, String type) throws IOException {
    for (var line : Files.readAllLines(samples.resolve(folder).resolve(type + ".json")))
      line(indent, line);
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void line(int indent, String content) {
    text.append(" ".repeat(indent)).append(content).append('\n');
  }
}
