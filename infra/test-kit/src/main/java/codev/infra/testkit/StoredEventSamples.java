package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Golden samples of stored events, in {@code src/test/resources/stored-events/<logical
 * name>.<revision>.json}: today's code reads every old one, writes the newest byte for byte, and no
 * event is without one. A sample is never edited.
 *
 * @param <E> the events of one log
 */
public final class StoredEventSamples<E> {
  private static final Path FOLDER = Path.of("src/test/resources/stored-events");
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final List<E> examples;
  private final List<E> ofOld;
  private final Function<E, String> name;
  private final Function<E, byte[]> write;
  private final Reader<E> reader;

  /** Reads stored bytes of a logical type and revision, upcast to today's shape. */
  @FunctionalInterface
  public interface Reader<E> {
    E read(String type, String revision, byte[] payload);
  }

  /**
   * @param examples one of each event
   * @param name an event's logical name and revision, {@code session.step-opened.1}
   * @param write today's stored bytes
   */
  public StoredEventSamples(
      List<E> examples, Function<E, String> name, Function<E, byte[]> write, Reader<E> reader) {
    this(examples, List.of(), name, write, reader);
  }

  private StoredEventSamples(
      List<E> examples,
      List<E> ofOld,
      Function<E, String> name,
      Function<E, byte[]> write,
      Reader<E> reader) {
    this.examples = examples;
    this.ofOld = ofOld;
    this.name = name;
    this.write = write;
    this.reader = reader;
  }

  /** The same, where samples of earlier shapes have content today that no example has. */
  public StoredEventSamples<E> andOfOld(List<E> events) {
    return new StoredEventSamples<>(examples, events, name, write, reader);
  }

  public Stream<DynamicTest> all() {
    var todays =
        examples.stream()
            .map(
                e ->
                    DynamicTest.dynamicTest(
                        name.apply(e) + " s'écrit comme l'exemple", () -> writesAsTheSample(e)));
    var everyOld =
        files().map(f -> DynamicTest.dynamicTest(f + " se lit encore", () -> checkReadable(f)));
    return Stream.concat(todays, everyOld);
  }

  private void writesAsTheSample(E example) throws IOException {
    var file = FOLDER.resolve(name.apply(example) + ".json");
    var written = pretty(write.apply(example));
    if (!Files.exists(file) && Boolean.getBoolean("codev.samples.new"))
      Files.writeString(file, written);
    assertThat(file)
        .as("a new event needs its sample: run once with -Dcodev.samples.new=true and look at it")
        .exists();
    assertThat(written).isEqualTo(Files.readString(file));
  }

  private void checkReadable(String file) throws IOException {
    var sampleName = file.substring(0, file.length() - ".json".length());
    var dot = sampleName.lastIndexOf('.');
    var event =
        reader.read(
            sampleName.substring(0, dot),
            sampleName.substring(dot + 1),
            Files.readAllBytes(FOLDER.resolve(file)));
    assertThat(event).isIn(Stream.concat(examples.stream(), ofOld.stream()).toList());
  }

  private static Stream<String> files() {
    try (var files = Files.list(Files.createDirectories(FOLDER))) {
      return new TreeSet<>(files.map(f -> f.getFileName().toString()).toList()).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pretty(byte[] json) {
    return PRETTY.writeValueAsString(PRETTY.readTree(new String(json, StandardCharsets.UTF_8)))
        + "\n";
  }
}
