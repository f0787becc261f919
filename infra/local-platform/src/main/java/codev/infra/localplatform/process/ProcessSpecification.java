package codev.infra.localplatform.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One process of the platform.
 *
 * @param after the programs that must be ready before it starts, and that stop after it
 * @param command with its arguments
 * @param environment added to the launcher's own
 * @param preparation done before each start, such as laying out an empty store
 * @param readiness whether it has started; asked until it is true
 * @param health asked every few seconds after the start
 * @param attempts how often the first start may be tried: more than once only for a store that may
 *     still be letting go of its files after a crash
 * @param stopSignal what asks it to end well: {@code TERM}, or {@code INT} for PostgreSQL, which
 *     would otherwise wait for its clients
 */
public record ProcessSpecification(
    String name,
    int port,
    Set<String> after,
    List<String> command,
    Map<String, String> environment,
    Preparation preparation,
    Readiness readiness,
    Health health,
    int attempts,
    String stopSignal) {

  /** Throws {@link CliException} when the program cannot be started at all. */
  public interface Preparation {
    void prepare() throws Exception;
  }

  /**
   * The health of a program that has started.
   *
   * @param liveness whether it answers at all; one that does not for a while is restarted
   * @param readiness whether it does its work now; one that does not is shown as not ready
   */
  public record Health(Readiness liveness, Readiness readiness) {

    /** Of a program whose restart would take longer than its silence, and cure nothing. */
    public static Health shownOnly(Readiness readiness) {
      return new Health(() -> true, readiness);
    }
  }

  /** A Java program whose readiness is an address that answers 200. */
  public static ProcessSpecification service(
      String name,
      int port,
      Set<String> after,
      List<String> command,
      Map<String, String> environment) {
    var health = "http://127.0.0.1:" + port + "/actuator/health";
    Readiness readiness = () -> HealthProbe.answers(health + "/readiness");
    return new ProcessSpecification(
        name,
        port,
        after,
        command,
        environment,
        () -> {},
        new ServiceReadinessProbe(port),
        new Health(() -> HealthProbe.answers(health + "/liveness"), readiness),
        1,
        "TERM");
  }

  /** The log file's lines are this program's standard output. */
  public ProcessBuilder into(Path log, boolean append) {
    var fullCommand = new ArrayList<>(detachPrefix());
    fullCommand.addAll(command);
    var builder = new ProcessBuilder(fullCommand).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.redirectOutput(
        append
            ? ProcessBuilder.Redirect.appendTo(log.toFile())
            : ProcessBuilder.Redirect.to(log.toFile()));
  }

  /**
   * Prefix of a command whose process does not receive the terminal's Ctrl-C, so that the launcher
   * decides the order in which processes end. Where the system has no {@code setsid}, all receive
   * it at once.
   */
  public static List<String> detachPrefix() {
    var setsid = Path.of("/usr/bin/setsid");
    return Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of();
  }
}
