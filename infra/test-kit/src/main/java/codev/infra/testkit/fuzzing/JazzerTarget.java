package codev.infra.testkit.fuzzing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls by the names of these methods: one {@link FuzzTarget}, by its class. */
public final class JazzerTarget {
  /** How an input that took long is written to the log. */
  static final String SLOW = "codev: slow input, milliseconds: ";

  private static final long SLOW_NANOS = Duration.ofMillis(200).toNanos();
  private static final AtomicReference<@Nullable FuzzTarget> TARGET = new AtomicReference<>();

  private JazzerTarget() {}

  /**
   * @param arguments the class, and the folder in which the fuzzer looks for inputs
   */
  public static void fuzzerInitialize(String[] arguments) throws Exception {
    var type = Class.forName(arguments[0]).asSubclass(FuzzTarget.class);
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    var target = constructor.newInstance();
    keepExamples(target, Path.of(arguments[1]));
    TARGET.set(target);
  }

  private static void keepExamples(FuzzTarget target, Path folder) throws Exception {
    int number = 0;
    for (var example : target.examples()) write(folder.resolve("example-" + ++number), example);
  }

  private static void write(Path file, byte[] example) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, example);
  }

  @SuppressWarnings("SystemOut") // the log that the figures are read from
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    long start = System.nanoTime();
    var _ = Objects.requireNonNull(TARGET.get()).accepts(input);
    long nanos = System.nanoTime() - start;
    if (nanos > SLOW_NANOS) System.err.println(SLOW + Duration.ofNanos(nanos).toMillis());
  }
}
