package codev.infra.localplatform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.PollInterval;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.process.ProcessIdentity;
import codev.infra.localplatform.process.ProcessSpecification;
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
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Veiller sur des processus")
class SupervisorTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private DataDirectory data = new DataDirectory(Path.of(""));
  private final List<String> starts = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
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
  @DisplayName("un processus attend que ceux dont il a besoin soient prêts")
  void a_program_waits_for_those_it_needs() {
    supervisor = supervising(sleeper("second", Set.of("first")), sleeper("first", Set.of()));

    supervisor.start();

    assertThat(starts).containsExactly("first", "second");
  }

  @Test
  @DisplayName("un processus tué est relancé, et cela se dit")
  void a_killed_program_is_started_again() {
    supervisor = supervising(sleeper("one", Set.of()));
    supervisor.start();
    var former = mark("one");

    former.process().orElseThrow().destroyForcibly();

    eventually(() -> said().contains("is back after"));
    assertThat(mark("one")).isNotEqualTo(former);
    assertThat(said()).contains("one", "has died; starting it again");
  }

  @Test
  @DisplayName("a process that lives but does not answer is started again")
  void a_silent_program_is_started_again() {
    var silent = folder.resolve("silent");
    supervisor = watching("one", () -> !Files.exists(silent), () -> true);
    supervisor.start();
    var former = mark("one");

    create(silent);

    eventually(() -> said().contains("has not answered for 0 s; starting it again"));
    delete(silent);
    eventually(() -> said().contains("is back after"));
    assertThat(former.isAlive()).isFalse();
    assertThat(mark("one")).isNotEqualTo(former);
  }

  @Test
  @DisplayName("a process that answers but refuses its work is shown as not ready, and lives on")
  void a_program_that_is_not_ready_is_shown() {
    var refusing = folder.resolve("refusing");
    supervisor = watching("one", () -> true, () -> !Files.exists(refusing));
    supervisor.start();
    supervisor.announce();
    var former = mark("one");

    create(refusing);

    eventually(() -> phase("one") == PlatformState.Phase.NOT_READY);
    assertThat(StatusReport.of(PlatformState.read(data).orElseThrow()).lines())
        .extracting(StatusReport.Line::state)
        .containsExactly("DEGRADED", "NOT_READY");
    delete(refusing);
    eventually(() -> phase("one") == PlatformState.Phase.READY);
    assertThat(mark("one")).isEqualTo(former);
  }

  @Test
  @DisplayName("quand un seul ne peut pas démarrer, on dit pourquoi et rien ne reste")
  void nothing_is_left_when_one_cannot_start() {
    supervisor =
        supervising(sleeper("one", Set.of()), script("two", "echo FATAL: no luck; exit 3"));

    assertThatThrownBy(supervisor::start)
        .isInstanceOf(CliException.class)
        .hasMessageStartingWith("two stopped while starting: FATAL: no luck");

    supervisor.stop();
    assertThat(running()).noneMatch(each -> each.mark().isAlive());
  }

  @Test
  @DisplayName("ceux qui dépendent d'un autre s'arrêtent avant lui")
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
  @DisplayName("qui ne veut pas s'arrêter y est forcé")
  void the_stubborn_is_forced() {
    var deaf = "trap '' TERM; touch %s; while :; do sleep 0.05; done";
    supervisor = supervising(trapping("deaf", Set.of(), deaf));
    supervisor.start();
    var mark = mark("deaf");

    supervisor.stop(Duration.ofMillis(300));

    assertThat(mark.isAlive()).isFalse();
  }

  @Test
  @DisplayName("un numéro de processus repris par un autre n'est pas confondu")
  void a_reused_pid_is_not_mistaken() {
    var mine = ProcessIdentity.of(ProcessHandle.current());
    var former = new ProcessIdentity(mine.pid(), mine.startedAt().minusSeconds(60));

    assertThat(mine.isAlive()).isTrue();
    assertThat(former.isAlive()).isFalse();
  }

  private Supervisor supervising(ProcessSpecification... programs) {
    return new Supervisor(
        data, new Ports(28_080), List.of(programs), new PrintStream(said, true, UTF_8));
  }

  /** With health checks every few milliseconds. */
  private Supervisor watching(
      String name,
      ProcessSpecification.Readiness liveness,
      ProcessSpecification.Readiness readiness) {
    var health = new ProcessSpecification.Health(liveness, readiness);
    return new Supervisor(
        data,
        new Ports(28_080),
        List.of(program(name, Set.of(), "exec sleep 60", () -> true, health)),
        new PrintStream(said, true, UTF_8),
        new SupervisedProcess.HealthWatch(Duration.ofMillis(20), Duration.ofMillis(100)));
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
      String name, Set<String> after, String script, ProcessSpecification.Readiness readiness) {
    return program(
        name, after, script, readiness, new ProcessSpecification.Health(() -> true, () -> true));
  }

  private ProcessSpecification program(
      String name,
      Set<String> after,
      String script,
      ProcessSpecification.Readiness readiness,
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

  private ProcessIdentity mark(String name) {
    return running().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .mark();
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

  private List<PlatformState.Running> running() {
    return PlatformState.read(data).orElseThrow().processes();
  }

  private String said() {
    return said.toString(UTF_8);
  }

  private static void eventually(java.util.function.BooleanSupplier condition) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) throw new AssertionError("it did not happen");
      PollInterval.ofMillis(10);
    }
  }
}
