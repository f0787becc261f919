package codev.infra.localplatform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.PollDelay;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.process.ProcessIdentity;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.process.Readiness;
import codev.infra.testkit.TestTimeouts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Supervising processes")
class SupervisorTest {

  @TempDir Path folder;
  private DataDirectory data = new DataDirectory(Path.of(""));
  private final List<String> starts = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private Supervisor supervisor = supervising();

  @BeforeEach
  void prepare() {
    data = new DataDirectory(folder);
    data.prepare();
  }

  @AfterEach
  void stop() {
    supervisor.stop();
  }

  @Test
  @DisplayName("a process waits until those it needs are ready")
  void a_program_waits_for_those_it_needs() {
    supervisor = supervising(sleeper("second", Set.of("first")), sleeper("first", Set.of()));

    supervisor.start();

    assertThat(starts).containsExactly("first", "second");
  }

  @Test
  @DisplayName("a process that was killed is started again, which is reported")
  void a_killed_program_is_started_again() {
    supervisor = supervising(sleeper("one", Set.of()));
    supervisor.start();
    var former = identity("one");

    former.process().orElseThrow().destroyForcibly();

    eventually(() -> output().contains("is back after"));
    assertThat(identity("one")).isNotEqualTo(former);
    assertThat(output()).contains("one", "has stopped unexpectedly; restarting it");
  }

  @Test
  @DisplayName("a process that lives but does not answer is started again")
  void a_silent_program_is_started_again() {
    var silent = folder.resolve("silent");
    supervisor = watching("one", () -> !Files.exists(silent), () -> true);
    supervisor.start();
    var former = identity("one");

    create(silent);

    eventually(() -> output().contains("has not responded 3 times; restarting it"));
    delete(silent);
    eventually(() -> output().contains("is back after"));
    assertThat(former.isAlive()).isFalse();
    assertThat(identity("one")).isNotEqualTo(former);
  }

  @Test
  @DisplayName("a process that answers but refuses its work is shown as not ready, and lives on")
  void a_program_that_is_not_ready_is_shown() {
    var refusing = folder.resolve("refusing");
    supervisor = watching("one", () -> true, () -> !Files.exists(refusing));
    supervisor.start();
    supervisor.announce();
    var former = identity("one");

    create(refusing);

    eventually(() -> phase("one") == PlatformState.Phase.NOT_READY);
    assertThat(StatusReport.of(PlatformState.read(data).orElseThrow(), data.stores()).lines())
        .extracting(StatusReport.Line::state)
        .containsExactly("DEGRADED", "NOT_READY");
    delete(refusing);
    eventually(() -> phase("one") == PlatformState.Phase.READY);
    assertThat(identity("one")).isEqualTo(former);
  }

  @Test
  @DisplayName("an error of the supervisor itself ends no supervision")
  void an_error_ends_no_supervision() {
    var incomplete = folder.resolve("incomplete");
    supervisor =
        watching(
            "one",
            () -> {
              if (Files.exists(incomplete)) throw new NoClassDefFoundError("codev/Missing");
              return true;
            },
            () -> true);
    supervisor.start();
    var former = identity("one");

    create(incomplete);
    eventually(() -> output().contains("cannot be watched now: java.lang.NoClassDefFoundError"));
    assertThat(former.isAlive()).isTrue();
    delete(incomplete);
    former.process().orElseThrow().destroyForcibly();

    eventually(() -> output().contains("is back after"));
  }

  @Test
  @DisplayName("an error while a process is started ends the start, which says so")
  void an_error_ends_the_start() {
    supervisor =
        supervising(
            program(
                "one",
                Set.of(),
                "exec sleep 60",
                () -> {
                  throw new NoClassDefFoundError("codev/Missing");
                }));

    assertThat(CompletableFuture.runAsync(supervisor::start))
        .failsWithin(TestTimeouts.LIMIT)
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("codev/Missing");
  }

  @Test
  @DisplayName("processes are supervised while their state cannot be stored, as on a full disk")
  void a_full_disk_ends_no_supervision() throws Exception {
    var refusing = folder.resolve("refusing");
    supervisor = watching("one", () -> true, () -> !Files.exists(refusing));
    supervisor.start();
    var former = identity("one");
    var inTheWay = Files.createDirectory(data.state().resolveSibling("state.json.draft"));

    create(refusing);
    eventually(() -> output().contains("state cannot be stored"));
    former.process().orElseThrow().destroyForcibly();

    eventually(() -> output().contains("is back after"));
    delete(inTheWay);
    eventually(() -> !identity("one").equals(former) && identity("one").isAlive());
    assertThat(output().split("state cannot be stored", -1)).hasSize(2);
  }

  @Test
  @DisplayName(
      "the state is stored once it can be; a failure that lasts is reported once, and its end")
  void an_error_does_not_leave_the_state_behind() {
    var attempts = new AtomicInteger();
    var stored = new AtomicReference<PlatformState>();
    supervisor =
        new Supervisor(
            data,
            new Ports(28_080),
            List.of(),
            new PrintStream(output, true, UTF_8),
            ProcessWatch.Limits.USUAL,
            state -> {
              switch (attempts.incrementAndGet()) {
                case 1 -> throw new UncheckedIOException(new IOException("No space left"));
                case 2, 3 -> throw new NoClassDefFoundError("codev/Missing");
                default -> stored.set(state);
              }
            });

    supervisor.announce();

    eventually(() -> output().contains("its state is stored again"));
    assertThat(stored.get()).isNotNull();
    assertThat(output())
        .containsSubsequence(
            "cannot be stored: No space left",
            "cannot be stored: java.lang.NoClassDefFoundError: codev/Missing")
        .containsOnlyOnce("codev/Missing");
  }

  @Test
  @DisplayName("processes end in order while their state cannot be stored")
  void a_full_disk_holds_no_stop_up() throws Exception {
    var stopping = supervising(sleeper("one", Set.of()));
    stopping.start();
    var former = identity("one");
    Files.createDirectory(data.state().resolveSibling("state.json.draft"));

    assertThat(CompletableFuture.runAsync(stopping::stop)).succeedsWithin(TestTimeouts.LIMIT);

    assertThat(former.isAlive()).isFalse();
  }

  @Test
  @DisplayName("when one cannot start, the reason is reported and nothing is left")
  void nothing_is_left_when_one_cannot_start() {
    supervisor =
        supervising(sleeper("one", Set.of()), script("two", "echo FATAL: no luck; exit 3"));

    assertThatThrownBy(supervisor::start)
        .isInstanceOf(CliException.class)
        .hasMessageStartingWith("two failed to start: FATAL: no luck");

    supervisor.stop();
    assertThat(running()).noneMatch(each -> each.identity().isAlive());
  }

  @Test
  @DisplayName("those that depend on another stop before it")
  void dependents_stop_first() {
    var trap =
        "trap 'echo %s >> "
            + folder.resolve("ended")
            + "; exit 0' TERM; touch %s; "
            + "while :; do sleep 0.05; done";
    supervisor =
        supervising(trapping("store", Set.of(), trap), trapping("service", Set.of("store"), trap));
    supervisor.start();

    supervisor.stop();

    assertThat(folder.resolve("ended")).content().isEqualTo("service\nstore\n");
  }

  @Test
  @DisplayName("a process that does not stop is ended by force")
  void the_stubborn_is_forced() {
    var unresponsive = "trap '' TERM; touch %s; while :; do sleep 0.05; done";
    supervisor = supervising(trapping("unresponsive", Set.of(), unresponsive));
    supervisor.start();
    var identity = identity("unresponsive");

    supervisor.stop(Duration.ofMillis(300));

    assertThat(identity.isAlive()).isFalse();
  }

  private Supervisor supervising(ProcessSpecification... programs) {
    return new Supervisor(
        data, new Ports(28_080), List.of(programs), new PrintStream(output, true, UTF_8));
  }

  /** With health checks every few milliseconds. */
  private Supervisor watching(String name, Readiness liveness, Readiness readiness) {
    var health = new ProcessSpecification.Health(liveness, readiness);
    return new Supervisor(
        data,
        new Ports(28_080),
        List.of(program(name, Set.of(), "exec sleep 60", () -> true, health)),
        new PrintStream(output, true, UTF_8),
        new ProcessWatch.Limits(Duration.ofMillis(20), 2, 3));
  }

  private ProcessSpecification sleeper(String name, Set<String> after) {
    return program(name, after, "exec sleep 60", () -> true);
  }

  private ProcessSpecification script(String name, String script) {
    return program(name, Set.of(), script, () -> false);
  }

  private ProcessSpecification trapping(String name, Set<String> after, String script) {
    var ready = folder.resolve(name + ".ready");
    var whole =
        script.contains("echo %s") ? script.formatted(name, ready) : script.formatted(ready);
    return program(name, after, whole, () -> Files.exists(ready));
  }

  private ProcessSpecification program(
      String name, Set<String> after, String script, Readiness readiness) {
    return program(
        name, after, script, readiness, new ProcessSpecification.Health(() -> true, () -> true));
  }

  private ProcessSpecification program(
      String name,
      Set<String> after,
      String script,
      Readiness readiness,
      ProcessSpecification.Health health) {
    return new ProcessSpecification(
        name,
        0,
        after,
        List.of("sh", "-c", script),
        Map.of(),
        () -> starts.add(name),
        readiness,
        health,
        1,
        "TERM");
  }

  private ProcessIdentity identity(String name) {
    return running().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .identity();
  }

  private PlatformState.Phase phase(String name) {
    return running().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .phase();
  }

  private static void create(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<PlatformState.RunningProcess> running() {
    return PlatformState.read(data).orElseThrow().processes();
  }

  private String output() {
    return output.toString(UTF_8);
  }

  private static void eventually(java.util.function.BooleanSupplier condition) {
    var deadline = System.nanoTime() + TestTimeouts.LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) throw new AssertionError("it did not happen");
      PollDelay.sleep(10);
    }
  }
}
