package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.schemas.PayloadSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Golden samples of published messages, from {@code message-samples}: the publishing service writes
 * each byte for byte, a consuming service reads each. A sample is never edited.
 *
 * <p>{@code MessageSamples.of("session").writtenFrom(examples)} and {@code
 * MessageSamples.of("group").readBy((type, json) ->
 * listener.handle(CloudEventMessage.uncarried(…)))}, returned from a {@code @TestFactory}.
 */
public final class MessageSamples {
  private static final String SUFFIX = ".json";
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter CANONICAL =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build()
          .writer()
          .with(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(INDENT)
                  .withArrayIndenter(INDENT));

  private final Map<String, String> jsonByType = new TreeMap<>();

  private MessageSamples(String speaker) {
    try {
      var files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:messages/" + speaker + ".*" + SUFFIX);
      for (var file : files) {
        var name = Objects.requireNonNull(file.getFilename());
        jsonByType.put(
            name.substring(0, name.length() - SUFFIX.length()),
            file.getContentAsString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(jsonByType).as("samples of " + speaker + " on the class path").isNotEmpty();
  }

  /**
   * @param speaker prefix of its message types: {@code group}, {@code session} or {@code learning}
   */
  public static MessageSamples of(String speaker) {
    return new MessageSamples(speaker);
  }

  /**
   * For the publisher's side.
   *
   * @param types published in the past, which consumers may still receive
   */
  public MessageSamples noLongerPublished(String... types) {
    for (var type : types)
      assertThat(jsonByType.remove(type)).as("a sample of " + type).isNotNull();
    return this;
  }

  /**
   * The speaker's side.
   *
   * @param examples for each type the body that today's code publishes; a type without sample and a
   *     sample without type fail
   */
  public Stream<DynamicTest> writtenFrom(Map<String, ?> examples) {
    var complete =
        DynamicTest.dynamicTest(
            "chaque message publié a son exemple, et réciproquement",
            () -> assertThat(examples.keySet()).hasSameElementsAs(jsonByType.keySet()));
    var each =
        new TreeMap<>(examples)
            .entrySet().stream()
                .map(
                    example ->
                        DynamicTest.dynamicTest(
                            example.getKey() + " s'écrit comme l'exemple",
                            () ->
                                assertThat(canonical(example.getValue()))
                                    .isEqualTo(jsonByType.get(example.getKey()))));
    return Stream.concat(Stream.of(complete), each);
  }

  /**
   * The publisher's side: the schema of each message, beside its sample, is what its record is. All
   * are written anew with {@code CODEV_WRITE_CONTRACTS=true}.
   *
   * @param examples as for {@link #writtenFrom}
   */
  public Stream<DynamicTest> describedBy(Map<String, ?> examples) {
    return new TreeMap<>(examples)
        .entrySet().stream()
            .map(
                example ->
                    DynamicTest.dynamicTest(
                        example.getKey() + " a le schéma de ce qui s'écrit",
                        () -> requireDescribed(example.getKey(), example.getValue())));
  }

  private static void requireDescribed(String type, Object body) throws IOException {
    var file =
        ArchitectureRules.repository()
            .resolve("infra/message-samples/src/main/resources/schemas")
            .resolve(type + SUFFIX);
    var schema = canonical(PayloadSchema.of(body.getClass()));
    if ("true".equals(System.getenv("CODEV_WRITE_CONTRACTS"))) Files.writeString(file, schema);
    assertThat(file).exists();
    assertThat(Files.readString(file))
        .as("written anew with CODEV_WRITE_CONTRACTS=true, see CONTRIBUTING.md")
        .isEqualTo(schema);
  }

  /**
   * For the consumer's side.
   *
   * @param reader receives each type and its JSON, and fails by throwing
   */
  public Stream<DynamicTest> readBy(BiConsumer<String, String> reader) {
    return jsonByType.entrySet().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.getKey() + " se lit",
                    () -> reader.accept(sample.getKey(), sample.getValue())));
  }

  private static String canonical(Object body) {
    return CANONICAL.writeValueAsString(body) + "\n";
  }
}
